package io.billfold.billing.adjustment;

import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTreatment;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The tax that a credit note gives back, at the original's rates. It is cumulative: the tax on all
 * that is given back so far, rounded once, less what was given back before; and when nothing is
 * left, all of the tax. So an invoice and its credits come to zero to the cent, however it is cut
 * into parts.
 */
final class CreditedTax {
    private final Invoice original;
    private final Credited before;
    private final List<Money> parts;

    /**
     * The tax of parts of lines.
     *
     * @param before what was given back before
     * @param parts what is given back now of each line of the original
     */
    CreditedTax(Invoice original, Credited before, List<Money> parts) {
        this.original = original;
        this.before = before;
        this.parts = parts;
    }

    /**
     * One breakdown for each of the original's whose lines are given back.
     *
     * @param positions of the original's lines that stand on the credit note, in its order
     */
    List<TaxBreakdown> of(List<Integer> positions) {
        List<TaxBreakdown> taxes = new ArrayList<>();
        for (TaxBreakdown tax : original.content().taxes()) {
            List<Integer> lines = new ArrayList<>();
            for (int i = 0; i < positions.size(); i++) {
                if (tax.lines().contains(positions.get(i))) {
                    lines.add(i + 1);
                }
            }
            if (!lines.isEmpty()) {
                taxes.add(given(tax, lines));
            }
        }
        return taxes;
    }

    private TaxBreakdown given(TaxBreakdown tax, List<Integer> lines) {
        Money base = sum(tax, parts);
        Money baseBefore = sum(tax, before.lines());
        List<Money> given = new ArrayList<>();
        for (int i = 0; i < tax.parts().size(); i++) {
            Money after = taxOn(baseBefore.plus(base), tax, i);
            given.add(after.minus(taxOn(baseBefore, tax, i)));
        }
        return TaxBreakdown.of(tax.treatment(), base, given, lines);
    }

    /** What the lines of a breakdown come to, of amounts that are given for every line. */
    static Money sum(TaxBreakdown tax, List<Money> lines) {
        Money sum = Money.zero(tax.base().getCurrencyUnit());
        for (int position : tax.lines()) {
            sum = sum.plus(lines.get(position - 1));
        }
        return sum;
    }

    /** A component's tax on a part of the base; never more than on the whole of it. */
    private static Money taxOn(Money base, TaxBreakdown tax, int component) {
        Money whole = tax.parts().get(component);
        if (base.isEqual(tax.base())) {
            return whole;
        }
        TaxTreatment treatment = tax.treatment();
        TaxComponent of = treatment.components().get(component);
        BigDecimal exact = base.getAmount().multiply(of.effectivePercent()).movePointLeft(2);
        Money part = treatment.rounding().round(base.getCurrencyUnit(), exact);
        return part.abs().isGreaterThan(whole.abs()) ? whole : part;
    }
}
