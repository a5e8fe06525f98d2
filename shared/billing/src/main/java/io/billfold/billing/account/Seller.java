package io.billfold.billing.account;

import io.billfold.billing.Checks;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;

/**
 * A legal entity that issues invoices (EN 16931 BG-4).
 *
 * @param id our identifier
 * @param name legal name (BT-27)
 * @param legalId number in the company register (BT-30), or null
 * @param email sender of invoices and reminders
 * @param address registered address
 * @param zone the zone whose local date an invoice is issued on
 * @param series prefix of its invoice numbers, unique among sellers, for example {@code MU}
 * @param registrations tax registrations; empty where it has none
 * @param bank where customers pay to, or null
 */
public record Seller(
        SellerId id,
        String name,
        @Nullable String legalId,
        String email,
        Address address,
        ZoneId zone,
        String series,
        List<TaxRegistration> registrations,
        @Nullable BankAccount bank) {
    public Seller {
        Checks.text("seller.name", name, 120);
        Checks.email("seller.email", email);
        Checks.id("seller.series", series);
        registrations = List.copyOf(registrations);
    }

    /** The registration of a scheme in a country, or null where the seller has none. */
    public @Nullable TaxRegistration registration(String country, TaxRegistration.Scheme scheme) {
        for (TaxRegistration registration : registrations) {
            if (registration.scheme() == scheme && registration.country().equals(country)) {
                return registration;
            }
        }
        return null;
    }

    /** Whether the seller reports sales to consumers in other member states through the OSS. */
    public boolean isInOneStopShop() {
        return registrations.stream().anyMatch(r -> r.scheme() == TaxRegistration.Scheme.OSS);
    }
}
