package io.billfold.billing.adjustment;

import io.billfold.billing.Examples;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.invoice.LineAdjustment;
import io.billfold.billing.period.Period;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Invoices to adjust. */
public final class Issued {
    public static final InvoiceNumber NUMBER = InvoiceNumber.parse("MU-2026-000042");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    private static final Period PERIOD = new Period(DAY, LocalDate.of(2026, 2, 28));
    private static final Address ADDRESS = new Address("Way 1", null, "Town", "12345", null, "DE");

    private Issued() {}

    /** An invoice over lines at 19 percent; each word is {@code quantity*price}. */
    public static Invoice invoice(String... words) {
        return invoice(Draft.Kind.INVOICE, "EUR", "19", Stream.of(words).map(Issued::line));
    }

    static Invoice invoice(
            Draft.Kind kind, String currency, String percent, Stream<InvoiceLine> lines) {
        Draft draft = draft(kind, currency, lines.toList());
        return of(Examples.taxed(draft, treatment(currency, percent)));
    }

    /** An invoice in euros with a treatment for each line. */
    static Invoice invoice(List<InvoiceLine> lines, List<TaxTreatment> treatments) {
        return of(InvoiceTax.apply(draft(Draft.Kind.INVOICE, "EUR", lines), treatments));
    }

    private static Invoice of(Draft taxed) {
        return new Invoice(NUMBER, DAY, DAY.plusDays(14), 1, taxed);
    }

    private static Draft draft(Draft.Kind kind, String currency, List<InvoiceLine> lines) {
        return new Draft(
                new DraftId("o-1_2026-01-31"),
                kind,
                null,
                null,
                seller(),
                account(),
                CurrencyUnit.of(currency),
                DAY,
                PERIOD,
                14,
                "PO-7",
                lines,
                List.of(),
                null);
    }

    static InvoiceLine line(String word) {
        String[] parts = word.split("\\*", -1);
        return line("EUR", new BigDecimal(parts[0]), new BigDecimal(parts[1]), "0");
    }

    /** A line with an allowance or a charge, unless it is over zero. */
    static InvoiceLine line(
            String currency, BigDecimal quantity, BigDecimal price, String adjustment) {
        UnitPrice unitPrice = new UnitPrice(CurrencyUnit.of(currency), price);
        Money extra = Money.of(CurrencyUnit.of(currency), new BigDecimal(adjustment));
        return new InvoiceLine(
                "PRO",
                "Plan PRO",
                PERIOD,
                quantity,
                unitPrice,
                extra.isZero()
                        ? List.of()
                        : List.of(
                                new LineAdjustment(LineAdjustment.Kind.DISCOUNT, "agreed", extra)),
                unitPrice.times(quantity, RoundingPolicy.EN_16931).plus(extra),
                "as agreed",
                "CC-1",
                null);
    }

    private static TaxTreatment treatment(String currency, String percent) {
        String place = currency.equals("JPY") ? "JP" : "DE";
        return Examples.taxed(
                place,
                currency.equals("JPY")
                        ? RoundingPolicy.JP_QUALIFIED_INVOICE
                        : RoundingPolicy.EN_16931,
                Examples.component("VAT", place, percent));
    }

    private static Seller seller() {
        return new Seller(
                new SellerId("muster"),
                "Muster",
                null,
                "billing@muster.example",
                ADDRESS,
                ZoneOffset.UTC,
                "MU",
                List.of(),
                null);
    }

    private static Account account() {
        return new Account(
                new AccountId("acme"),
                "Acme",
                PartyKind.BUSINESS,
                "ap@acme.example",
                null,
                ADDRESS,
                "en",
                ZoneOffset.UTC);
    }
}
