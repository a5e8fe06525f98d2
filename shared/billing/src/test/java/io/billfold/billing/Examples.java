package io.billfold.billing;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Drafting;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.invoice.Issuing;
import io.billfold.billing.payment.Payment;
import io.billfold.billing.subscription.BillingInterval;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.subscription.SubscriptionLine;
import io.billfold.billing.subscription.SubscriptionLine.Charge;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Small values to start a test from. */
public final class Examples {
    public static final InvoiceNumber NUMBER = new InvoiceNumber("MU", 2026, 42);
    public static final LocalDate ISSUED_ON = LocalDate.of(2026, 1, 31);

    private Examples() {}

    public static Money eur(String amount) {
        return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
    }

    public static Address address(
            String country, @Nullable String region, @Nullable String postcode) {
        return new Address("1 Main Street", null, "City", postcode, region, country);
    }

    /** A seller; registrations are words such as {@code DE} or {@code OSS:DE}. */
    public static Seller seller(String country, @Nullable String registrations) {
        return new Seller(
                new SellerId("muster"),
                "Muster",
                null,
                "billing@muster.example",
                address(country, null, null),
                ZoneOffset.UTC,
                "MU",
                registrations(registrations),
                null);
    }

    private static List<TaxRegistration> registrations(@Nullable String words) {
        List<TaxRegistration> registrations = new ArrayList<>();
        for (String word : words == null ? new String[0] : words.split(" ")) {
            boolean shop = word.startsWith("OSS:");
            String country = shop ? word.substring(4) : word;
            String taxId = shop ? "EU372022452" : country + "811907980";
            registrations.add(
                    new TaxRegistration(country, shop ? Scheme.OSS : Scheme.DOMESTIC, taxId));
        }
        return registrations;
    }

    public static Account account(PartyKind kind, @Nullable String taxId, Address address) {
        return new Account(
                new AccountId("acme"),
                "Acme",
                kind,
                "ap@acme.example",
                taxId,
                address,
                "en",
                ZoneOffset.UTC);
    }

    public static SubscriptionLine flat(String sku, String price) {
        return line(sku, Charge.FLAT, "1", price);
    }

    public static SubscriptionLine seats(String sku, String quantity, String price) {
        return line(sku, Charge.PER_SEAT, quantity, price);
    }

    private static SubscriptionLine line(String sku, Charge charge, String quantity, String price) {
        return new SubscriptionLine(
                sku,
                "Plan " + sku,
                charge,
                new BigDecimal(quantity),
                new UnitPrice(CurrencyUnit.EUR, new BigDecimal(price)));
    }

    public static Subscription subscription(List<SubscriptionLine> lines) {
        return new Subscription(
                new SubscriptionId("o-1001"),
                new AccountId("acme"),
                new SellerId("muster"),
                CurrencyUnit.EUR,
                BillingInterval.MONTH,
                LocalDate.of(2026, 1, 31),
                14,
                "PO-7",
                lines,
                0);
    }

    public static Draft draft(SubscriptionLine... lines) {
        return Drafting.draft(
                subscription(List.of(lines)),
                seller("DE", "DE"),
                account(PartyKind.BUSINESS, null, address("DE", null, "10115")));
    }

    public static TaxTreatment standard(String percent) {
        return new TaxTreatment(
                TaxCategory.STANDARD,
                "VAT",
                "DE",
                new BigDecimal(percent),
                null,
                null,
                "DE811907980",
                RoundingPolicy.EN_16931,
                List.of("an example"));
    }

    public static Invoice invoice(String percent, SubscriptionLine... lines) {
        return Issuing.issue(
                InvoiceTax.calculate(draft(lines), standard(percent)), NUMBER, ISSUED_ON, 1);
    }

    /** A receivable over 119.00, due 2026-02-14. */
    public static Receivable receivable() {
        return Receivable.of(invoice("19", flat("PRO", "100.00")));
    }

    public static Payment payment(String id, String amount, @Nullable String provider) {
        return new Payment(
                id,
                NUMBER,
                new AccountId("acme"),
                new SellerId("muster"),
                eur(amount),
                LocalDate.of(2026, 2, 10),
                provider,
                provider == null ? null : "ch_1");
    }
}
