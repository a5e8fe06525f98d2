package io.billfold.billing.content;

import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Delivery;
import io.billfold.billing.document.Documents;
import io.billfold.billing.document.Heading;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.Payment;
import io.billfold.billing.document.PaymentMeans;
import io.billfold.billing.document.References;
import io.billfold.billing.document.Rendering;
import io.billfold.billing.document.Tax;
import io.billfold.billing.document.Totals;
import io.billfold.billing.period.Period;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The plainest invoice that a seller could issue: one thing for 100, to a business next door. It
 * shows what is missing of the seller before there is any invoice.
 */
final class PlainInvoice {
    private static final BigDecimal PRICE = BigDecimal.valueOf(100);

    /** Any rate will do: no rule asks how high it is. */
    private static final BigDecimal RATE_PERCENT = BigDecimal.TEN;

    private final Seller seller;
    private final LocalDate day;
    private final CurrencyUnit currency = CurrencyUnit.EUR;
    private final @Nullable String taxId;

    private PlainInvoice(Seller seller, LocalDate day) {
        this.seller = seller;
        this.day = day;
        this.taxId =
                seller.registrations().stream()
                        .filter(it -> it.country().equals(seller.address().country()))
                        .map(TaxRegistration::taxId)
                        .findFirst()
                        .orElse(null);
    }

    /** The invoice of a day. A seller without a registration at home charges no tax. */
    static BusinessDocument of(Seller seller, LocalDate day) {
        return new PlainInvoice(seller, day).document();
    }

    private BusinessDocument document() {
        Period period = new Period(day, day.plusMonths(1));
        Money net = Money.of(currency, PRICE);
        Money tax = taxId == null ? Money.zero(currency) : Money.of(currency, RATE_PERCENT);
        String number = seller.series() + "-" + day.getYear() + "-000001";
        return new BusinessDocument(
                new Heading(
                        Heading.Kind.INVOICE, number, day, day.plusDays(30), null, currency, "en"),
                new References(null, null, null, List.of()),
                List.of(),
                Documents.party(seller, taxId),
                buyer(),
                new Delivery(period, null, seller.address().country()),
                payment(number),
                List.of(line(period, net)),
                List.of(),
                List.of(taxOf(net, tax)),
                totals(net, tax),
                new Rendering(Rendering.LATEST_VERSION, seller.branding(), null));
    }

    private TaxCategory category() {
        return taxId == null ? TaxCategory.OUTSIDE_SCOPE : TaxCategory.STANDARD;
    }

    private @Nullable BigDecimal rate() {
        return taxId == null ? null : RATE_PERCENT;
    }

    private Party buyer() {
        String email = "buyer@example.com";
        return new Party(
                "buyer",
                "Buyer",
                PartyKind.BUSINESS,
                null,
                Party.TaxIds.NONE,
                new Identifier(email, "EM"),
                seller.address(),
                new Party.Contact(null, null, email),
                Map.of());
    }

    private Payment payment(String reference) {
        return seller.bank() == null
                ? Payment.NONE
                : new Payment(
                        List.of(new PaymentMeans.Transfer(seller.bank(), false)), reference, null);
    }

    private Line line(Period period, Money net) {
        return new Line(
                new Line.Item("A1", "Service", null, null),
                period,
                BigDecimal.ONE,
                Line.ONE,
                new UnitPrice(currency, PRICE),
                List.of(),
                net,
                new Line.Taxed(category(), rate()),
                null,
                Line.LineReferences.NONE);
    }

    private Tax taxOf(Money net, Money tax) {
        String reason = taxId == null ? "No tax" : null;
        return new Tax(
                category(),
                rate(),
                net,
                tax,
                reason,
                null,
                List.of(new Tax.Part("VAT", rate(), tax)));
    }

    private Totals totals(Money net, Money tax) {
        Money zero = Money.zero(currency);
        Money due = net.plus(tax);
        return new Totals(net, zero, zero, net, tax, due, zero, zero, due, null, null);
    }
}
