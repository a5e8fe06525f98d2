package io.billfold.events.document;

import io.billfold.billing.account.Identifier;
import io.billfold.billing.document.Adjustment;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Payment;
import io.billfold.billing.document.Tax;
import io.billfold.billing.document.Totals;
import io.billfold.billing.period.Period;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.PartyProfileReader;
import io.billfold.money.UnitPrice;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** Reads the lines, taxes and totals of a snapshot, all in the currency that it names. */
final class SnapshotFigures {
    private static final int LINES_MAX = 10_000;
    private static final int ADJUSTMENTS_MAX = 100;
    private static final int TAXES_MAX = 100;
    private static final int PERCENT_SCALE_MAX = 6;
    private static final int DISCOUNT_DAYS_MAX = 365;

    private final Field<CurrencyUnit> currency;

    SnapshotFigures(Field<CurrencyUnit> currency) {
        this.currency = currency;
    }

    /** Everything of a document that holds amounts. */
    record Body(
            Field<List<Line>> lines,
            Field<List<Adjustment>> adjustments,
            Field<List<Tax>> taxes,
            Field<Totals> totals) {}

    static Body read(FieldReader in, Field<CurrencyUnit> currency) {
        SnapshotFigures figures = new SnapshotFigures(currency);
        return new Body(
                in.list("lines", LINES_MAX, figures::line),
                in.listOrEmpty("adjustments", ADJUSTMENTS_MAX, figures::documentAdjustment),
                in.list("taxes", TAXES_MAX, figures::tax),
                in.object("totals", figures::totals));
    }

    private Field<Line> line(FieldReader in) {
        Field<Line.Item> item = in.object("item", SnapshotFigures::item);
        Field<Period> period = in.object("period", SnapshotReader::period);
        Field<BigDecimal> quantity =
                in.required("quantity", Forms.signedDecimal(UnitPrice.SCALE_MAX));
        Field<String> unit = in.required("unit", Forms.filled());
        Field<BigDecimal> price = in.required("price", Forms.decimal(UnitPrice.SCALE_MAX));
        Field<List<Adjustment>> adjustments =
                in.listOrEmpty("adjustments", ADJUSTMENTS_MAX, this::lineAdjustment);
        Field<Money> net = in.required("net", this::money);
        Field<Line.Taxed> taxed = in.object("taxed", SnapshotFigures::taxed);
        Field<String> note = in.optional("note", Forms.filled(), null);
        Field<Line.LineReferences> references =
                in.objectOrNull("references", SnapshotFigures::references);
        return in.build(
                () ->
                        new Line(
                                item.get(),
                                period.get(),
                                quantity.get(),
                                unit.get(),
                                new UnitPrice(currency.get(), price.get()),
                                adjustments.get(),
                                net.get(),
                                taxed.get(),
                                note.orNull(),
                                references.orNull() == null
                                        ? Line.LineReferences.NONE
                                        : references.get()));
    }

    private static Field<Line.Item> item(FieldReader in) {
        Field<String> id = in.required("id", Forms.filled());
        Field<String> name = in.required("name", Forms.filled());
        Field<String> description = in.optional("description", Forms.filled(), null);
        Field<Identifier> classification =
                in.objectOrNull("classification", PartyProfileReader::identifier);
        return in.build(
                () ->
                        new Line.Item(
                                id.get(),
                                name.get(),
                                description.orNull(),
                                classification.orNull()));
    }

    private static Field<Line.LineReferences> references(FieldReader in) {
        Field<String> object = in.optional("object", Forms.filled(), null);
        Field<String> costCentre = in.optional("costCentre", Forms.filled(), null);
        Field<String> endCustomer = in.optional("endCustomer", Forms.filled(), null);
        return in.build(
                () ->
                        new Line.LineReferences(
                                object.orNull(), costCentre.orNull(), endCustomer.orNull()));
    }

    private static Field<Line.Taxed> taxed(FieldReader in) {
        Field<TaxCategory> category = in.required("category", SnapshotFigures::category);
        Field<BigDecimal> rate = in.optional("ratePercent", Forms.decimal(PERCENT_SCALE_MAX), null);
        return in.build(() -> new Line.Taxed(category.get(), rate.orNull()));
    }

    private static TaxCategory category(JsonNode json) {
        String code = Forms.filled().read(json);
        for (TaxCategory category : TaxCategory.values()) {
            if (category.code().equals(code)) {
                return category;
            }
        }
        throw new IllegalArgumentException(
                "must be a tax category of EN 16931 such as S, was '"
                        + Forms.shortened(code)
                        + "'");
    }

    private Field<Adjustment> lineAdjustment(FieldReader in) {
        Field<String> reason = in.required("reason", Forms.filled());
        Field<Money> amount = in.required("amount", this::money);
        return in.build(() -> new Adjustment(reason.get(), amount.get(), null));
    }

    private Field<Adjustment> documentAdjustment(FieldReader in) {
        Field<String> reason = in.required("reason", Forms.filled());
        Field<Money> amount = in.required("amount", this::money);
        Field<Line.Taxed> taxed = in.object("taxed", SnapshotFigures::taxed);
        return in.build(() -> new Adjustment(reason.get(), amount.get(), taxed.get()));
    }

    private Field<Tax> tax(FieldReader in) {
        Field<TaxCategory> category = in.required("category", SnapshotFigures::category);
        Field<BigDecimal> rate = in.optional("ratePercent", Forms.decimal(PERCENT_SCALE_MAX), null);
        Field<Money> base = in.required("base", this::money);
        Field<Money> amount = in.required("amount", this::money);
        Field<String> reason = in.optional("reason", Forms.filled(), null);
        Field<String> reasonCode = in.optional("reasonCode", Forms.filled(), null);
        Field<List<Tax.Part>> parts = in.listOrEmpty("parts", TAXES_MAX, this::part);
        return in.build(
                () ->
                        new Tax(
                                category.get(),
                                rate.orNull(),
                                base.get(),
                                amount.get(),
                                reason.orNull(),
                                reasonCode.orNull(),
                                parts.get()));
    }

    private Field<Tax.Part> part(FieldReader in) {
        Field<String> tax = in.required("tax", Forms.filled());
        Field<BigDecimal> rate = in.optional("ratePercent", Forms.decimal(PERCENT_SCALE_MAX), null);
        Field<Money> amount = in.required("amount", this::money);
        return in.build(() -> new Tax.Part(tax.get(), rate.orNull(), amount.get()));
    }

    private Field<Totals> totals(FieldReader in) {
        Field<Money> lines = in.required("lines", this::money);
        Field<Money> allowances = in.optional("allowances", this::money, zero());
        Field<Money> charges = in.optional("charges", this::money, zero());
        Field<Money> taxable = in.required("taxable", this::money);
        Field<Money> tax = in.required("tax", this::money);
        Field<Money> payable = in.required("payable", this::money);
        Field<Money> paid = in.optional("paid", this::money, zero());
        Field<Money> rounding = in.optional("rounding", this::money, zero());
        Field<Money> due = in.required("due", this::money);
        Field<Totals.Converted> converted =
                in.objectOrNull("converted", SnapshotFigures::converted);
        Field<Totals.Withheld> withheld = in.objectOrNull("withheld", this::withheld);
        return in.build(
                () ->
                        new Totals(
                                lines.get(),
                                allowances.get(),
                                charges.get(),
                                taxable.get(),
                                tax.get(),
                                payable.get(),
                                paid.get(),
                                rounding.get(),
                                due.get(),
                                converted.orNull(),
                                withheld.orNull()));
    }

    private static Field<Totals.Converted> converted(FieldReader in) {
        Field<CurrencyUnit> to = in.required("currency", Forms.currency());
        SnapshotFigures other = new SnapshotFigures(to);
        Field<Money> tax = in.required("tax", other::money);
        Field<String> rate = in.required("rate", Forms.filled());
        return in.build(() -> new Totals.Converted(tax.get(), rate.get()));
    }

    /** What is offered for paying early. */
    Field<Payment.EarlyDiscount> discount(FieldReader in) {
        Field<BigDecimal> percent = in.required("percent", Forms.decimal(PERCENT_SCALE_MAX));
        Field<Integer> days = in.required("days", Forms.integer(1, DISCOUNT_DAYS_MAX));
        Field<LocalDate> until = in.required("until", Forms.date());
        Field<Money> payable = in.required("payable", this::money);
        return in.build(
                () ->
                        new Payment.EarlyDiscount(
                                percent.get(), days.get(), until.get(), payable.get()));
    }

    private Field<Totals.Withheld> withheld(FieldReader in) {
        Field<String> tax = in.required("tax", Forms.filled());
        Field<String> country = in.required("country", Forms.country());
        Field<BigDecimal> rate = in.required("ratePercent", Forms.decimal(PERCENT_SCALE_MAX));
        Field<Money> amount = in.required("amount", this::money);
        return in.build(
                () -> new Totals.Withheld(tax.get(), country.get(), rate.get(), amount.get()));
    }

    private Money zero() {
        return Money.zero(unit());
    }

    /** An amount with as many decimals as the currency has. */
    private Money money(JsonNode json) {
        CurrencyUnit unit = unit();
        BigDecimal amount = Forms.signedDecimal(unit.getDecimalPlaces()).read(json);
        return Money.of(unit, amount, RoundingMode.UNNECESSARY);
    }

    /** Where the document's own is wrong, which was said, another lets the amounts be read. */
    private CurrencyUnit unit() {
        return currency.isRight() ? currency.get() : CurrencyUnit.of("KWD");
    }
}
