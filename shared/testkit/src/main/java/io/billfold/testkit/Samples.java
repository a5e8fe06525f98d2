package io.billfold.testkit;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.Confidence;
import io.billfold.billing.tax.TaxAnswer;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.billing.tax.TaxablePortion;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Things that many tests begin with: muster-de invoices acme over 23.68 EUR. */
public final class Samples {
    /** The invoice of every sample. */
    public static final InvoiceNumber NUMBER = InvoiceNumber.parse("MU-2026-000001");

    private static final Money NET = Money.parse("EUR 19.90");
    private static final Money TAX = Money.parse("EUR 3.78");
    private static final Address ADDRESS = new Address("Way 1", null, "Town", "12345", null, "DE");

    private Samples() {}

    /** What acme owes since 2026-01-31. */
    public static Receivable receivable() {
        return receivable(NUMBER, LocalDate.of(2026, 1, 31));
    }

    /** What acme owes on another invoice. */
    public static Receivable receivable(InvoiceNumber number, LocalDate dueOn) {
        Money total = NET.plus(TAX);
        return new Receivable(
                number,
                new AccountId("acme"),
                new SellerId("muster-de"),
                total,
                total,
                Money.zero(total.getCurrencyUnit()),
                Money.zero(total.getCurrencyUnit()),
                dueOn,
                0,
                null,
                null);
    }

    /** Acme, somewhere in the world. */
    public static Account account(ZoneId zone) {
        return new Account(
                new AccountId("acme"),
                "Acme",
                PartyKind.BUSINESS,
                "ap@acme.example",
                null,
                ADDRESS,
                "en",
                zone);
    }

    /** An issued invoice, not rendered yet. */
    public static Invoice invoice() {
        LocalDate issuedOn = LocalDate.of(2026, 1, 17);
        return new Invoice(NUMBER, issuedOn, issuedOn.plusDays(14), 1, draft());
    }

    private static Draft draft() {
        Period period = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1));
        SubscriptionId subscription = new SubscriptionId("o-1");
        return new Draft(
                DraftId.of(subscription, period.from(), 1),
                Draft.Kind.INVOICE,
                null,
                subscription,
                seller(),
                account(ZoneOffset.UTC),
                CurrencyUnit.EUR,
                period.from(),
                period,
                14,
                null,
                List.of(line(period)),
                List.of(TaxBreakdown.of(treatment(), NET, List.of(TAX), List.of(1))),
                null);
    }

    /** Who issues it. */
    public static Seller seller() {
        return new Seller(
                new SellerId("muster-de"),
                "Muster GmbH",
                null,
                "billing@muster.example",
                ADDRESS,
                ZoneOffset.UTC,
                "MU",
                List.of(),
                null);
    }

    private static InvoiceLine line(Period period) {
        UnitPrice price = new UnitPrice(CurrencyUnit.EUR, NET.getAmount());
        return InvoiceLine.of("PRO", "Plan PRO", period, BigDecimal.ONE, price);
    }

    private static TaxTreatment treatment() {
        return new TaxTreatment(
                TaxCategory.STANDARD,
                "VAT",
                "DE",
                List.of(
                        new TaxComponent(
                                "VAT", "DE", BigDecimal.valueOf(19), TaxablePortion.ALL, null)),
                null,
                null,
                "DE811907980",
                TaxRegistration.Scheme.DOMESTIC,
                RoundingPolicy.EN_16931,
                List.of(new TaxAnswer(TaxAnswer.Question.RATE, "a sample", "", Confidence.HIGH)));
    }
}
