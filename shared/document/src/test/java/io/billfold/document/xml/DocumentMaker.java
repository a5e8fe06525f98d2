package io.billfold.document.xml;

import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Branding;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.document.Adjustment;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Delivery;
import io.billfold.billing.document.Heading;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Note;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.Payment;
import io.billfold.billing.document.PaymentMeans;
import io.billfold.billing.document.References;
import io.billfold.billing.document.Rendering;
import io.billfold.billing.document.Tax;
import io.billfold.billing.document.Totals;
import io.billfold.billing.period.Period;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Puts a document together step by step; its taxes and totals follow from the lines. Without a step
 * it is one that every profile takes but for its lines: between two German companies, in euros, by
 * SEPA transfer.
 */
final class DocumentMaker {
    static final Period JANUARY = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1));
    static final BankAccount BANK =
            new BankAccount("Muster Software GmbH", "DE89370400440532013000", "COBADEFFXXX");

    Heading.Kind kind = Heading.Kind.INVOICE;
    String number = "MU-2026-000042";
    @Nullable LocalDate dueOn = LocalDate.of(2026, 1, 19);
    @Nullable LocalDate taxPointOn;
    CurrencyUnit currency = CurrencyUnit.EUR;
    @Nullable String buyerReference = "04011000-12345-03";
    @Nullable String contract = "o-1001";
    @Nullable String purchaseOrder;
    List<References.Preceding> preceding = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    Party seller = seller();
    Party buyer = buyer();
    Period period = JANUARY;
    @Nullable LocalDate deliveredOn;
    List<PaymentMeans> means = new ArrayList<>(List.of(new PaymentMeans.Transfer(BANK, true)));
    @Nullable String remittance = "MU-2026-000042";
    @Nullable String terms;
    List<Payment.EarlyDiscount> discounts = List.of();
    List<Line> lines = new ArrayList<>();
    List<Adjustment> adjustments = new ArrayList<>();
    Money paid = Money.zero(CurrencyUnit.EUR);
    Money rounding = Money.zero(CurrencyUnit.EUR);
    Totals.@Nullable Converted converted;
    Totals.@Nullable Withheld withheld;
    @Nullable String deliveredTo;
    UnaryOperator<Tax> tax = it -> it;

    /** Changes the maker itself: for steps that are said in one go. */
    interface Step {
        void on(DocumentMaker maker);
    }

    DocumentMaker with(Step step) {
        step.on(this);
        return this;
    }

    DocumentMaker in(String code) {
        currency = CurrencyUnit.of(code);
        paid = Money.zero(currency);
        rounding = Money.zero(currency);
        return this;
    }

    /** A line of a category and rate; no rate outside the scope of tax. */
    DocumentMaker line(
            String name,
            String quantity,
            String price,
            TaxCategory category,
            @Nullable String rate) {
        return line(name, quantity, price, taxed(category, rate), List.of());
    }

    DocumentMaker line(
            String name, String quantity, String price, Line.Taxed taxed, List<Adjustment> ofLine) {
        BigDecimal units = new BigDecimal(quantity);
        UnitPrice unitPrice = new UnitPrice(currency, new BigDecimal(price));
        Money net = unitPrice.times(units, RoundingPolicy.EN_16931);
        for (Adjustment adjustment : ofLine) {
            net = net.plus(adjustment.amount());
        }
        Line.Item item = new Line.Item("SKU-" + (lines.size() + 1), name, null, null);
        lines.add(
                new Line(
                        item,
                        period,
                        units,
                        Line.ONE,
                        unitPrice,
                        ofLine,
                        net,
                        taxed,
                        null,
                        Line.LineReferences.NONE));
        return this;
    }

    /** An allowance below zero or a charge above, of the whole document. */
    DocumentMaker adjusted(
            String reason, String amount, TaxCategory category, @Nullable String rate) {
        adjustments.add(new Adjustment(reason, money(amount), taxed(category, rate)));
        return this;
    }

    static Line.Taxed taxed(TaxCategory category, @Nullable String rate) {
        return new Line.Taxed(category, rate == null ? null : new BigDecimal(rate));
    }

    Money money(String amount) {
        return Money.of(currency, new BigDecimal(amount));
    }

    BusinessDocument make() {
        List<Tax> taxes = taxes();
        Totals totals = totals(taxes);
        boolean asks = !kind.isCredit() && totals.due().isPositive();
        return new BusinessDocument(
                new Heading(
                        kind,
                        number,
                        LocalDate.of(2026, 1, 5),
                        asks ? dueOn : null,
                        taxPointOn,
                        currency,
                        "en"),
                new References(buyerReference, contract, purchaseOrder, preceding),
                notes,
                seller,
                buyer,
                new Delivery(
                        period,
                        deliveredOn,
                        deliveredTo == null ? buyer.address().country() : deliveredTo),
                asks ? new Payment(means, remittance, terms, discounts) : Payment.NONE,
                lines,
                adjustments,
                taxes,
                totals,
                new Rendering(1, Branding.NONE, null));
    }

    private List<Tax> taxes() {
        List<Line.Taxed> kinds = new ArrayList<>();
        lines.forEach(line -> addOnce(kinds, line.taxed()));
        adjustments.stream()
                .map(Adjustment::taxed)
                .filter(Objects::nonNull)
                .forEach(it -> addOnce(kinds, it));
        return kinds.stream().map(this::tax).toList();
    }

    private static void addOnce(List<Line.Taxed> kinds, Line.Taxed kind) {
        if (!kinds.contains(kind)) {
            kinds.add(kind);
        }
    }

    private Tax tax(Line.Taxed kind) {
        Money base = Money.zero(currency);
        for (Line line : lines) {
            base = line.taxed().equals(kind) ? base.plus(line.net()) : base;
        }
        for (Adjustment adjustment : adjustments) {
            base = kind.equals(adjustment.taxed()) ? base.plus(adjustment.amount()) : base;
        }
        BigDecimal rate = kind.ratePercent() == null ? BigDecimal.ZERO : kind.ratePercent();
        Money amount =
                RoundingPolicy.EN_16931.round(
                        currency, base.getAmount().multiply(rate).movePointLeft(2));
        return tax.apply(
                new Tax(
                        kind.category(),
                        kind.ratePercent(),
                        base,
                        amount,
                        reason(kind.category()),
                        reasonCode(kind.category()),
                        List.of()));
    }

    private static @Nullable String reason(TaxCategory category) {
        return switch (category) {
            case REVERSE_CHARGE -> "Reverse charge";
            case EXEMPT -> "Exempt from VAT (Article 132(1)(i) of Directive 2006/112/EC)";
            case INTRA_COMMUNITY -> "Intra-Community supply";
            case STANDARD, ZERO, CANARY_ISLANDS, CEUTA_MELILLA, EXPORT, OUTSIDE_SCOPE -> null;
        };
    }

    private static @Nullable String reasonCode(TaxCategory category) {
        return switch (category) {
            case REVERSE_CHARGE -> "VATEX-EU-AE";
            case EXEMPT -> "VATEX-EU-132-1I";
            case INTRA_COMMUNITY -> "VATEX-EU-IC";
            case EXPORT -> "VATEX-EU-G";
            case OUTSIDE_SCOPE -> "VATEX-EU-O";
            case STANDARD, ZERO, CANARY_ISLANDS, CEUTA_MELILLA -> null;
        };
    }

    private Totals totals(List<Tax> taxes) {
        Money zero = Money.zero(currency);
        Money net = Money.total(currency, lines.stream().map(Line::net).toList());
        Money allowances = zero;
        Money charges = zero;
        for (Adjustment each : adjustments) {
            allowances = each.amount().isNegative() ? allowances.minus(each.amount()) : allowances;
            charges = each.amount().isPositive() ? charges.plus(each.amount()) : charges;
        }
        Money taxable = net.minus(allowances).plus(charges);
        Money tax = Money.total(currency, taxes.stream().map(Tax::amount).toList());
        Money payable = taxable.plus(tax);
        Money due = payable.minus(paid).plus(rounding);
        return new Totals(
                net,
                allowances,
                charges,
                taxable,
                tax,
                payable,
                paid,
                rounding,
                due,
                converted,
                withheld);
    }

    static Party seller() {
        return new Party(
                "muster-de",
                "Muster Software GmbH",
                PartyKind.BUSINESS,
                Identifier.of("HRB 123456 B"),
                new Party.TaxIds("DE123456789", null, List.of()),
                new Identifier("DE123456789", "9930"),
                new Address("Hauptstraße 1", null, "Berlin", "10115", null, "DE"),
                new Party.Contact("Erika Muster", "+49 30 123456", "billing@muster.example.com"),
                Map.of("legalForm", "GmbH", "registerName", "Amtsgericht Charlottenburg"));
    }

    static Party buyer() {
        return new Party(
                "beispiel",
                "Beispiel Handels GmbH & Co. KG",
                PartyKind.BUSINESS,
                null,
                new Party.TaxIds("DE987654321", null, List.of()),
                new Identifier("DE987654321", "9930"),
                new Address("Lange Straße 12 <Hof>", "3. OG", "München", "80331", null, "DE"),
                new Party.Contact(null, null, "rechnung@beispiel.example.com"),
                Map.of());
    }
}
