package io.billfold.document;

import io.billfold.billing.exchange.Conversion;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Settlement;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.billing.withholding.Withholding;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The taxes of an invoice as its documents show them. */
final class TaxSummary {
    private final Draft content;

    TaxSummary(Draft content) {
        this.content = content;
    }

    /** What the total is rounded by, as a row of its own; empty where it is not. */
    List<Named> rounding() {
        Money rounding = content.settlement().rounding();
        return rounding == null ? List.of() : List.of(new Named("Rounding", rounding));
    }

    /** What is said below the total: tax in another currency, and what the customer withholds. */
    List<Named> belowTotal() {
        List<Named> rows = new ArrayList<>();
        Money converted = taxConverted();
        if (converted != null) {
            rows.add(new Named("Tax in " + converted.getCurrencyUnit(), converted));
        }
        Settlement.Withheld withheld = content.settlement().withheld();
        if (withheld != null) {
            Money total = content.net().plus(content.tax()).plus(content.rounding());
            rows.add(new Named(label(withheld.withholding()), withheld.amount().negated()));
            rows.add(new Named("To be transferred", total.minus(withheld.amount())));
        }
        return rows;
    }

    private static String label(Withholding withholding) {
        return "Withheld: " + withholding.tax() + " " + Figures.percent(withholding.ratePercent());
    }

    /** BT-111: the tax in the currency of the country that it is owed to, or null. */
    @Nullable Money taxConverted() {
        Conversion conversion = content.settlement().taxConversion();
        return conversion == null ? null : conversion.convert(content.tax());
    }

    private List<String> settlementNotes() {
        List<String> notes = new ArrayList<>();
        Conversion conversion = content.settlement().taxConversion();
        if (conversion != null) {
            notes.add("Tax in " + conversion.to() + " at " + conversion.words());
        }
        Settlement.Withheld withheld = content.settlement().withheld();
        if (withheld != null) {
            notes.add(
                    "Income tax that you withhold ("
                            + withheld.withholding().tax()
                            + ", "
                            + withheld.withholding().country()
                            + ") is settled by your certificate");
        }
        return notes;
    }

    /**
     * One tax of a category and rate: EN 16931 has one breakdown for each (rules BR-S-08 and
     * alike), whatever else differs.
     *
     * @param ratePercent null outside the scope of tax (rule BR-O-05)
     * @param reason why nothing is charged (BT-120), or null
     * @param code VATEX code (BT-121), or null
     */
    record Row(
            TaxCategory category,
            @Nullable BigDecimal ratePercent,
            Money base,
            Money tax,
            @Nullable String reason,
            @Nullable String code) {
        private Row plus(Row other) {
            return new Row(
                    category,
                    ratePercent,
                    base.plus(other.base),
                    tax.plus(other.tax),
                    words(other),
                    code == null ? other.code : code);
        }

        private @Nullable String words(Row other) {
            if (reason == null) {
                return other.reason;
            }
            return other.reason == null || reason.contains(other.reason)
                    ? reason
                    : reason + "; " + other.reason;
        }

        private boolean isSame(Row other) {
            return category == other.category
                    && (ratePercent == null || ratePercent.compareTo(other.rate()) == 0);
        }

        private BigDecimal rate() {
            return ratePercent == null ? BigDecimal.ZERO : ratePercent;
        }
    }

    /**
     * One tax by its name.
     *
     * @param label for example {@code GST 5 %}
     */
    record Named(String label, Money tax) {}

    /** BG-23: one row per category and rate, in the order in which they come first. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (TaxBreakdown tax : content.taxes()) {
            add(rows, row(tax));
        }
        return rows;
    }

    private static void add(List<Row> rows, Row row) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).isSame(row)) {
                rows.set(i, rows.get(i).plus(row));
                return;
            }
        }
        rows.add(row);
    }

    private static Row row(TaxBreakdown tax) {
        TaxTreatment treatment = tax.treatment();
        ExemptionReason reason = ExemptionReason.of(treatment);
        return new Row(
                treatment.category(),
                rate(treatment),
                tax.base(),
                tax.tax(),
                reason.text(),
                reason.code());
    }

    /** BT-119 and BT-152: zero for reverse charge, absent outside the scope (rule BR-O-05). */
    static @Nullable BigDecimal rate(TaxTreatment treatment) {
        return treatment.category() == TaxCategory.OUTSIDE_SCOPE ? null : treatment.ratePercent();
    }

    /** How a line is taxed, by its position from 1. */
    TaxTreatment treatment(int position) {
        TaxBreakdown tax = content.taxOf(position);
        if (tax == null) {
            throw new IllegalArgumentException(
                    "line " + position + " of draft " + content.id() + " has no tax");
        }
        return tax.treatment();
    }

    /** Each tax that is charged by its name, once, or the one name where nothing is. */
    List<Named> named() {
        Map<String, Money> named = new LinkedHashMap<>();
        for (TaxBreakdown tax : content.taxes()) {
            List<TaxComponent> components = tax.treatment().components();
            if (components.size() < 2) {
                named.merge(label(tax.treatment()), tax.tax(), Money::plus);
                continue;
            }
            for (int i = 0; i < components.size(); i++) {
                named.merge(label(components.get(i)), tax.parts().get(i), Money::plus);
            }
        }
        return named.entrySet().stream()
                .map(each -> new Named(each.getKey(), each.getValue()))
                .toList();
    }

    private static String label(TaxTreatment treatment) {
        BigDecimal rate = rate(treatment);
        return rate == null ? treatment.tax() : treatment.tax() + " " + Figures.percent(rate);
    }

    private static String label(TaxComponent component) {
        return component.tax() + " " + Figures.percent(component.effectivePercent());
    }

    /** What the law wants said, each once: reasons of exemption and other words. */
    List<String> wordings() {
        Set<String> wordings = new LinkedHashSet<>();
        for (TaxBreakdown tax : content.taxes()) {
            String wording = tax.treatment().wording();
            if (wording != null) {
                wordings.add(wording);
            }
        }
        wordings.addAll(settlementNotes());
        return List.copyOf(wordings);
    }

    /** Words beside a tax that has no place for a reason of exemption (rules BR-S-10, BR-Z-10). */
    List<String> notes() {
        return Stream.concat(taxNotes(), settlementNotes().stream()).toList();
    }

    private Stream<String> taxNotes() {
        return content.taxes().stream()
                .map(TaxBreakdown::treatment)
                .filter(treatment -> !treatment.category().needsReason())
                .map(TaxTreatment::wording)
                .filter(wording -> wording != null)
                .distinct()
                .map(String::valueOf);
    }

    /**
     * The seller's number on the invoice (BT-31 or BT-32), or null: an invoice outside the scope of
     * tax must not show one (rules BR-O-02 and BR-O-03).
     */
    @Nullable String sellerTaxId() {
        for (TaxBreakdown tax : content.taxes()) {
            if (!isOutside(tax) && tax.treatment().sellerTaxId() != null) {
                return tax.treatment().sellerTaxId();
            }
        }
        return null;
    }

    /** Whether the whole invoice is outside the scope of tax. */
    boolean isOutsideScope() {
        return content.taxes().stream().allMatch(TaxSummary::isOutside);
    }

    private static boolean isOutside(TaxBreakdown tax) {
        return tax.treatment().category() == TaxCategory.OUTSIDE_SCOPE;
    }

    /** Numbers of taxes that have one of their own, for example {@code QST 1234567890 TQ 0001}. */
    List<String> otherTaxIds() {
        return content.taxes().stream()
                .flatMap(tax -> tax.treatment().components().stream())
                .filter(component -> component.sellerTaxId() != null)
                .map(component -> component.tax() + " " + component.sellerTaxId())
                .distinct()
                .toList();
    }
}
