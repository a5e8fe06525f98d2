package io.billfold.billing.invoice;

import io.billfold.billing.invoice.InvoiceTax.TaxedLine;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.money.Allocation;
import io.billfold.money.RoundingPolicy;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Lines of a draft that are treated alike, while their tax is calculated. */
final class TaxGroup {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Decimals of a net amount before it is rounded to minor units. */
    private static final int SCALE = 20;

    private final TaxTreatment treatment;
    private final CurrencyUnit currency;
    private final List<Integer> positions = new ArrayList<>();

    /** Of prices without tax. */
    private final List<Money> nets = new ArrayList<>();

    /** Of prices with tax: all of them, the taxes in them, and the rest. */
    private Money gross;

    private List<Money> partsOfGross;
    private Money netOfGross;

    private TaxGroup(TaxTreatment treatment, CurrencyUnit currency) {
        this.treatment = treatment;
        this.currency = currency;
        this.gross = Money.zero(currency);
        this.partsOfGross = treatment.components().stream().map(c -> Money.zero(currency)).toList();
        this.netOfGross = Money.zero(currency);
    }

    /** The lines net of tax, and one breakdown for each group, in their order. */
    static InvoiceTax.Result.Taxed taxed(CurrencyUnit currency, List<TaxedLine> lines) {
        List<TaxGroup> groups = new ArrayList<>();
        List<InvoiceLine> nets = new ArrayList<>();
        for (TaxedLine line : lines) {
            TaxGroup group = group(groups, currency, line.treatment());
            nets.add(group.add(line.line(), nets.size() + 1));
        }
        List<TaxBreakdown> breakdowns = groups.stream().map(TaxGroup::breakdown).toList();
        // where prices include tax, what is to be paid is agreed, and tax and net can't move
        boolean isAgreed = groups.stream().anyMatch(group -> !group.gross.isZero());
        return new InvoiceTax.Result.Taxed(nets, isAgreed ? breakdowns : wholePennies(breakdowns));
    }

    private static TaxGroup group(
            List<TaxGroup> groups, CurrencyUnit currency, TaxTreatment treatment) {
        for (TaxGroup group : groups) {
            if (group.treatment.isAlike(treatment)) {
                return group;
            }
        }
        TaxGroup added = new TaxGroup(treatment, currency);
        groups.add(added);
        return added;
    }

    private InvoiceLine add(InvoiceLine line, int position) {
        positions.add(position);
        LineOrigin origin = line.origin();
        if (origin == null || !origin.isTaxIncluded()) {
            nets.add(line.net());
            return line;
        }
        return LineParts.net(line, origin, netOfGross(line.net()));
    }

    /**
     * The net of a price with tax. Nets are the differences of one running total, so that those of
     * all lines are the net of the whole: its gross less its taxes, each rounded once.
     */
    private Money netOfGross(Money added) {
        Money before = netOfGross;
        gross = gross.plus(added);
        partsOfGross =
                treatment.rounding().isPerLine()
                        ? plus(partsOfGross, partsIn(added))
                        : partsIn(gross);
        netOfGross = gross.minus(Money.total(currency, partsOfGross));
        return netOfGross.minus(before);
    }

    /** The taxes in an amount that includes them: each is amount x its rate / (100 + all rates). */
    private List<Money> partsIn(Money amount) {
        BigDecimal whole = HUNDRED.add(treatment.ratePercent());
        return treatment.components().stream()
                .map(
                        component ->
                                treatment
                                        .rounding()
                                        .round(
                                                currency,
                                                amount.getAmount()
                                                        .multiply(component.effectivePercent())
                                                        .divide(
                                                                whole,
                                                                SCALE,
                                                                RoundingMode.HALF_EVEN)))
                .toList();
    }

    private TaxBreakdown breakdown() {
        Money net = Money.total(currency, nets);
        List<Money> parts = partsOf(net);
        return TaxBreakdown.of(
                treatment, net.plus(netOfGross), plus(parts, partsOfGross), positions);
    }

    private List<Money> partsOf(Money net) {
        if (!treatment.rounding().isPerLine()) {
            return InvoiceTax.parts(net, treatment);
        }
        List<Money> sums = treatment.components().stream().map(c -> Money.zero(currency)).toList();
        for (Money line : nets) {
            sums = plus(sums, InvoiceTax.parts(line, treatment));
        }
        return sums;
    }

    private static List<Money> plus(List<Money> one, List<Money> other) {
        List<Money> sums = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            sums.add(one.get(i).plus(other.get(i)));
        }
        return sums;
    }

    /**
     * Under the United Kingdom's policy the total of all rates is cut to a whole penny, not each
     * rate (Notice 700 section 17.5.1): what the rates lost together goes back to those that lost
     * most.
     */
    private static List<TaxBreakdown> wholePennies(List<TaxBreakdown> breakdowns) {
        boolean isCut =
                breakdowns.size() > 1
                        && breakdowns.stream()
                                .allMatch(
                                        b ->
                                                b.treatment().rounding()
                                                        == RoundingPolicy.GB_ROUND_DOWN);
        if (!isCut) {
            return breakdowns;
        }
        List<BigDecimal> exact =
                breakdowns.stream()
                        .map(
                                b ->
                                        b.base()
                                                .getAmount()
                                                .multiply(b.treatment().ratePercent())
                                                .movePointLeft(2))
                        .toList();
        BigDecimal sum = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() <= 0 || exact.stream().anyMatch(each -> each.signum() < 0)) {
            return breakdowns;
        }
        Money total =
                RoundingPolicy.GB_ROUND_DOWN.round(
                        breakdowns.getFirst().base().getCurrencyUnit(), sum);
        return shared(breakdowns, Allocation.byWeight(total, exact));
    }

    private static List<TaxBreakdown> shared(List<TaxBreakdown> breakdowns, List<Money> taxes) {
        List<TaxBreakdown> shared = new ArrayList<>();
        for (int i = 0; i < taxes.size(); i++) {
            TaxBreakdown each = breakdowns.get(i);
            List<Money> parts = parts(taxes.get(i), each.treatment());
            shared.add(TaxBreakdown.of(each.treatment(), each.base(), parts, each.lines()));
        }
        return shared;
    }

    private static List<Money> parts(Money tax, TaxTreatment treatment) {
        return treatment.components().isEmpty()
                ? List.of()
                : Allocation.byWeight(
                        tax,
                        treatment.components().stream()
                                .map(component -> component.effectivePercent())
                                .toList());
    }
}
