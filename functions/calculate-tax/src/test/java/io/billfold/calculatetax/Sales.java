package io.billfold.calculatetax;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxProfile;
import io.billfold.billing.account.TaxProfile.ExemptionCertificate;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.invoice.Preceding;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A seller in Seattle, registered there, in Texas and in Germany, and what it sells. */
final class Sales {
    static final InvoiceNumber NUMBER = InvoiceNumber.parse("US-2026-000001");
    static final LocalDate BILLED_ON = LocalDate.of(2026, 2, 1);
    static final Address AUSTIN =
            new Address("1100 Congress Ave", null, "Austin", "78701", "TX", "US");

    private static final SubscriptionId SUBSCRIPTION = new SubscriptionId("o-1");
    private static final Period PERIOD = new Period(BILLED_ON, LocalDate.of(2026, 3, 1));

    private Sales() {}

    /** Of software to a business in Austin. */
    static Draft toTexas(String... amounts) {
        return draft(
                Draft.Kind.INVOICE, AUSTIN, TaxProfile.NONE, "USD", lines("USD", false, amounts));
    }

    static Draft givenBackInTexas(String... amounts) {
        return draft(
                Draft.Kind.CREDIT_NOTE,
                AUSTIN,
                TaxProfile.NONE,
                "USD",
                lines("USD", false, amounts));
    }

    /** To a business elsewhere in the USA. */
    static Draft toState(String region, String... amounts) {
        Address address = new Address("2000 Main St", null, "Town", "92614", region, "US");
        return draft(
                Draft.Kind.INVOICE, address, TaxProfile.NONE, "USD", lines("USD", false, amounts));
    }

    /** To a consumer's price with tax. */
    static Draft withTaxIncluded(String amount) {
        Address address = new Address("2000 Main St", null, "Irvine", "92614", "CA", "US");
        return draft(
                Draft.Kind.INVOICE, address, TaxProfile.NONE, "USD", lines("USD", true, amount));
    }

    /** To a business in Austin that resells. */
    static Draft toReseller(String amount) {
        TaxProfile profile =
                new TaxProfile(
                        List.of(),
                        false,
                        null,
                        List.of(new ExemptionCertificate("US-TX", "R-77", "resale", null)),
                        null);
        return draft(Draft.Kind.INVOICE, AUSTIN, profile, "USD", lines("USD", false, amount));
    }

    /** To a business in another country, without a tax number. */
    static Draft abroad(String country, String amount) {
        Address address = new Address("Weg 1", null, "Stadt", "10115", null, country);
        return draft(
                Draft.Kind.INVOICE, address, TaxProfile.NONE, "EUR", lines("EUR", false, amount));
    }

    static Invoice issued(Draft taxed) {
        InvoiceNumber number =
                taxed.kind() == Draft.Kind.INVOICE ? NUMBER : InvoiceNumber.parse("US-2026-000002");
        LocalDate issuedOn = BILLED_ON.plusDays(2);
        return new Invoice(number, issuedOn, issuedOn.plusDays(14), 1, taxed);
    }

    private static Draft draft(
            Draft.Kind kind,
            Address address,
            TaxProfile profile,
            String currency,
            List<InvoiceLine> lines) {
        return new Draft(
                DraftId.of(SUBSCRIPTION, BILLED_ON, 1),
                kind,
                kind == Draft.Kind.CREDIT_NOTE ? new Preceding(NUMBER, BILLED_ON) : null,
                SUBSCRIPTION,
                seller(),
                account(address, profile),
                CurrencyUnit.of(currency),
                BILLED_ON,
                PERIOD,
                14,
                null,
                lines,
                List.of(),
                null);
    }

    private static List<InvoiceLine> lines(String currency, boolean isGross, String... amounts) {
        List<InvoiceLine> lines = new ArrayList<>();
        for (String amount : amounts) {
            lines.add(
                    line(
                            new UnitPrice(CurrencyUnit.of(currency), new BigDecimal(amount)),
                            isGross));
        }
        return lines;
    }

    private static InvoiceLine line(UnitPrice price, boolean isGross) {
        InvoiceLine line = InvoiceLine.of("PRO", "Plan PRO", PERIOD, BigDecimal.ONE, price);
        return new InvoiceLine(
                line.sku(),
                line.description(),
                line.period(),
                line.quantity(),
                line.unitPrice(),
                line.adjustments(),
                line.net(),
                null,
                null,
                origin(isGross));
    }

    private static LineOrigin origin(boolean isGross) {
        return new LineOrigin(
                SUBSCRIPTION,
                "pro",
                "fee",
                "pro@1",
                "saas",
                RevenueTreatment.OVER_TIME,
                null,
                isGross,
                null);
    }

    private static Account account(Address address, TaxProfile profile) {
        return new Account(
                new AccountId("acme"),
                "Acme",
                PartyKind.BUSINESS,
                "ap@acme.example",
                null,
                address,
                "en",
                ZoneOffset.UTC,
                null,
                profile,
                PartyProfile.NONE);
    }

    private static Seller seller() {
        return new Seller(
                new SellerId("seattle"),
                "Seattle Software Inc.",
                null,
                "billing@seattle.example",
                new Address("400 Broad St", null, "Seattle", "98109", "WA", "US"),
                ZoneOffset.UTC,
                "US",
                List.of(
                        registered("US", "WA", "600-000-001"),
                        registered("US", "TX", "3-00000-0001-1"),
                        registered("DE", null, "DE811907980")),
                null);
    }

    private static TaxRegistration registered(
            String country, @Nullable String region, String number) {
        return new TaxRegistration(country, region, Scheme.DOMESTIC, number, null);
    }
}
