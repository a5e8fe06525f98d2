package io.billfold.billing.ledger;

import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.tax.DiscountedTax;
import io.billfold.money.Allocation;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a discount for paying early does to tax: it lowers price and tax at each rate of the invoice
 * in the month of the payment (Directive 2006/112/EC art. 90; Germany: UStG § 17(1), without a
 * credit note, as the invoice states the agreement, § 14(4) no. 7).
 *
 * <p>EUR 2.38 of an invoice over EUR 119.00 at 19 percent is 2.00 of price and 0.38 of tax. The
 * discount is parted by what each rate has in the invoice, and each part by net and taxes, both by
 * largest remainder: all parts add up to the discount.
 */
public final class DiscountBookings {
    private static final DiscountedTax LAW = DiscountedTax.bundled();

    private DiscountBookings() {}

    /**
     * What a discount does to the totals of tax; empty where the law leaves the tax as it is.
     *
     * @param discount above zero, tax included
     */
    public static List<TaxMovement> taxes(Invoice invoice, Money discount) {
        List<TaxBreakdown> taxes = invoice.content().taxes();
        List<Money> parts = parts(discount, taxes);
        List<TaxMovement> movements = new ArrayList<>();
        for (int i = 0; i < taxes.size(); i++) {
            TaxBreakdown tax = taxes.get(i);
            boolean isLowered =
                    LAW.isLowered(tax.treatment().country(), invoice.content().billedOn());
            if (isLowered && parts.get(i).isPositive()) {
                movements.addAll(TaxMovement.lowering(part(tax, parts.get(i)), invoice.content()));
            }
        }
        return movements;
    }

    /**
     * What a credit note does to the totals of tax by giving a part of a discount back; all credit
     * notes together give back just what the discount took.
     *
     * @param before what is left of the discount before the note, above zero
     * @param after what is left after it
     */
    public static List<TaxMovement> takenBack(Invoice invoice, Money before, Money after) {
        List<TaxMovement> movements = new ArrayList<>();
        taxes(invoice, before).forEach(it -> movements.add(it.negated()));
        if (after.isPositive()) {
            movements.addAll(taxes(invoice, after));
        }
        return movements;
    }

    /** What each rate bears of a discount. */
    private static List<Money> parts(Money discount, List<TaxBreakdown> taxes) {
        return Allocation.byWeight(
                discount, taxes.stream().map(it -> weight(it.base().plus(it.tax()))).toList());
    }

    /** A rate that gives back more than it charges bears nothing of a discount. */
    private static BigDecimal weight(Money gross) {
        return gross.getAmount().max(BigDecimal.ZERO);
    }

    /** The part of a rate: its net first, then each of its taxes. */
    private static TaxBreakdown part(TaxBreakdown tax, Money gross) {
        List<BigDecimal> weights =
                Stream.concat(Stream.of(tax.base()), tax.parts().stream())
                        .map(DiscountBookings::weight)
                        .toList();
        List<Money> parts = Allocation.byWeight(gross, weights);
        return TaxBreakdown.of(
                tax.treatment(), parts.getFirst(), parts.subList(1, parts.size()), tax.lines());
    }

    /**
     * What a discount posts beside the receivable: Dr discounts its net, Dr tax payable its tax; or
     * the other sides, where it is taken back.
     */
    public static List<Posting> postings(
            Money discount, List<TaxMovement> taxes, Posting.Side side) {
        Money tax = Money.zero(discount.getCurrencyUnit());
        for (TaxMovement movement : taxes) {
            tax = tax.minus(movement.tax());
        }
        return Stream.of(
                        new Posting(LedgerAccount.DISCOUNTS, side, discount.minus(tax)),
                        new Posting(LedgerAccount.TAX_PAYABLE, side, tax))
                .filter(it -> it.amount().isPositive())
                .toList();
    }
}
