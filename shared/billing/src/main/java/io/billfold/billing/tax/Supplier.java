package io.billfold.billing.tax;

import io.billfold.billing.account.Location;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.TaxRegistration;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Who supplies, as far as tax asks.
 *
 * @param id of the seller
 * @param location where it is established
 * @param registrations its tax registrations; empty where it has none
 */
public record Supplier(String id, Location location, List<TaxRegistration> registrations) {
    public Supplier {
        registrations = List.copyOf(registrations);
    }

    /** A seller. */
    public static Supplier of(Seller seller) {
        return new Supplier(
                seller.id().value(), seller.address().location(), seller.registrations());
    }

    /** The registration of a scheme in a country as a whole, or null where the seller has none. */
    public @Nullable TaxRegistration registration(String country, TaxRegistration.Scheme scheme) {
        for (TaxRegistration registration : registrations) {
            if (registration.scheme() == scheme && registration.place().equals(country)) {
                return registration;
            }
        }
        return null;
    }

    /**
     * The registration under which tax of a place is declared by itself, as a domestic seller or in
     * a simplified scheme; null where the seller has none.
     *
     * @param place for example {@code CH} or {@code US-TX}
     */
    public @Nullable TaxRegistration registrationIn(String place) {
        TaxRegistration domestic = registration(place, TaxRegistration.Scheme.DOMESTIC);
        return domestic != null ? domestic : registration(place, TaxRegistration.Scheme.SIMPLIFIED);
    }

    /** The registration of a scheme wherever it is, or null where the seller has none. */
    public @Nullable TaxRegistration registration(TaxRegistration.Scheme scheme) {
        for (TaxRegistration registration : registrations) {
            if (registration.scheme() == scheme) {
                return registration;
            }
        }
        return null;
    }
}
