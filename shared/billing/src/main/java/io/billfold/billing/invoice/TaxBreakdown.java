package io.billfold.billing.invoice;

import io.billfold.billing.tax.TaxTreatment;

import org.joda.money.Money;

import java.util.List;

/**
 * The tax of all lines that are treated alike (EN 16931 BG-23).
 *
 * @param treatment category, rate and reason
 * @param base sum of the lines' nets (BT-116)
 * @param tax what is owed on it (BT-117)
 * @param parts the amount of each of the treatment's components, in their order; they add up to the
 *     tax
 * @param lines positions of the lines, from 1
 */
public record TaxBreakdown(
        TaxTreatment treatment, Money base, Money tax, List<Money> parts, List<Integer> lines) {
    public TaxBreakdown {
        parts = List.copyOf(parts);
        lines = List.copyOf(lines);
        Money sum = Money.zero(tax.getCurrencyUnit());
        for (Money part : parts) {
            sum = sum.plus(part);
        }
        if (parts.size() != treatment.components().size() || !sum.equals(tax)) {
            throw new IllegalArgumentException(
                    "parts " + parts + " of tax " + tax + " are not those of " + treatment);
        }
    }

    /** With the part that one of its treatment's components has in the tax. */
    public static TaxBreakdown of(
            TaxTreatment treatment, Money base, List<Money> parts, List<Integer> lines) {
        Money tax = Money.zero(base.getCurrencyUnit());
        for (Money part : parts) {
            tax = tax.plus(part);
        }
        return new TaxBreakdown(treatment, base, tax, parts, lines);
    }

    /** Of the same lines, all of them taken back or charged anew. */
    public TaxBreakdown withLines(List<Integer> positions) {
        return new TaxBreakdown(treatment, base, tax, parts, positions);
    }
}
