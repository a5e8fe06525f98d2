package io.billfold.billing.document;

import io.billfold.billing.Problem;
import io.billfold.money.RoundingPolicy;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether the figures of a document add up, by the rules of EN 16931-1. How tax is rounded is not
 * checked (BR-CO-17 allows what it allows): countries round it differently, and its base and amount
 * both stand on the document.
 */
final class Arithmetic {
    private final CurrencyUnit currency;
    private final List<Problem> problems = new ArrayList<>();

    private Arithmetic(CurrencyUnit currency) {
        this.currency = currency;
    }

    /** What does not add up, in the order of the document; empty when all is well. */
    static List<Problem> check(
            CurrencyUnit currency,
            List<Line> lines,
            List<Adjustment> adjustments,
            List<Tax> taxes,
            Totals totals) {
        Arithmetic sums = new Arithmetic(currency);
        if (!sums.haveOneCurrency(lines, adjustments, taxes, totals)) {
            return sums.problems;
        }
        sums.checkLines(lines);
        sums.checkTaxes(lines, adjustments, taxes);
        sums.checkTotals(lines, adjustments, taxes, totals);
        return sums.problems;
    }

    private boolean haveOneCurrency(
            List<Line> lines, List<Adjustment> adjustments, List<Tax> taxes, Totals totals) {
        List<Money> amounts = new ArrayList<>();
        lines.forEach(line -> amounts.add(line.net()));
        lines.forEach(line -> line.adjustments().forEach(it -> amounts.add(it.amount())));
        adjustments.forEach(it -> amounts.add(it.amount()));
        taxes.forEach(tax -> amounts.addAll(List.of(tax.base(), tax.amount())));
        amounts.addAll(List.of(totals.lines(), totals.taxable(), totals.tax(), totals.payable()));
        amounts.addAll(List.of(totals.allowances(), totals.charges(), totals.paid()));
        amounts.addAll(List.of(totals.rounding(), totals.due()));
        for (Money amount : amounts) {
            if (!amount.getCurrencyUnit().equals(currency)) {
                problems.add(
                        new Problem("currency", "is " + currency + ", but an amount is " + amount));
                return false;
            }
        }
        return true;
    }

    private void checkLines(List<Line> lines) {
        if (lines.isEmpty()) {
            problems.add(new Problem("lines", "must hold at least one (BR-16)"));
        }
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Money net = line.price().times(line.quantity(), RoundingPolicy.EN_16931);
            for (Adjustment adjustment : line.adjustments()) {
                net = net.plus(adjustment.amount());
            }
            check("lines[" + i + "].net", "PEPPOL-EN16931-R120", net, line.net());
        }
    }

    private void checkTaxes(List<Line> lines, List<Adjustment> adjustments, List<Tax> taxes) {
        if (taxes.isEmpty()) {
            problems.add(new Problem("taxes", "must hold at least one (BR-CO-18)"));
        }
        for (int i = 0; i < taxes.size(); i++) {
            checkTax("taxes[" + i + "]", taxes.get(i), lines, adjustments);
        }
        for (int i = 0; i < lines.size(); i++) {
            Line.Taxed taxed = lines.get(i).taxed();
            if (taxes.stream().noneMatch(it -> taxed.isSame(it.category(), it.ratePercent()))) {
                problems.add(
                        new Problem(
                                "lines[" + i + "].taxed",
                                "has no entry of its category and rate in taxes (BR-S-01 and"
                                        + " alike)"));
            }
        }
    }

    private void checkTax(String field, Tax tax, List<Line> lines, List<Adjustment> adjustments) {
        Money base = zero();
        for (Line line : lines) {
            if (line.taxed().isSame(tax.category(), tax.ratePercent())) {
                base = base.plus(line.net());
            }
        }
        for (Adjustment adjustment : adjustments) {
            if (adjustment.isTaxedAs(tax.category(), tax.ratePercent())) {
                base = base.plus(adjustment.amount());
            }
        }
        check(field + ".base", "BR-S-08 and alike", base, tax.base());
        if (!tax.parts().isEmpty()) {
            Money parts =
                    Money.total(currency, tax.parts().stream().map(Tax.Part::amount).toList());
            check(field + ".parts", "the parts of a tax are the whole", tax.amount(), parts);
        }
        if (!tax.category().isTaxed() && !tax.amount().isZero()) {
            check(field + ".amount", "BR-AE-09 and alike", zero(), tax.amount());
        }
    }

    private void checkTotals(
            List<Line> lines, List<Adjustment> adjustments, List<Tax> taxes, Totals totals) {
        Money sum = Money.total(currency, nets(lines));
        Money allowances = zero();
        Money charges = zero();
        for (Adjustment adjustment : adjustments) {
            allowances =
                    allowances.plus(
                            adjustment.amount().isNegative()
                                    ? adjustment.amount().negated()
                                    : zero());
            charges = charges.plus(adjustment.amount().isPositive() ? adjustment.amount() : zero());
        }
        Money tax = Money.total(currency, taxes.stream().map(Tax::amount).toList());
        check("totals.lines", "BR-CO-10", sum, totals.lines());
        check("totals.allowances", "BR-CO-11", allowances, totals.allowances());
        check("totals.charges", "BR-CO-12", charges, totals.charges());
        Money taxable = totals.lines().minus(totals.allowances()).plus(totals.charges());
        check("totals.taxable", "BR-CO-13", taxable, totals.taxable());
        check("totals.tax", "BR-CO-14", tax, totals.tax());
        check("totals.payable", "BR-CO-15", totals.taxable().plus(totals.tax()), totals.payable());
        Money due = totals.payable().minus(totals.paid()).plus(totals.rounding());
        check("totals.due", "BR-CO-16", due, totals.due());
    }

    private static List<Money> nets(List<Line> lines) {
        return lines.stream().map(Line::net).toList();
    }

    private Money zero() {
        return Money.zero(currency);
    }

    private void check(String field, String rule, Money right, Money was) {
        if (!right.isEqual(was)) {
            problems.add(new Problem(field, "must be " + right + " (" + rule + "), was " + was));
        }
    }
}
