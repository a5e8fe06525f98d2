package io.billfold.billing.cash;

import io.billfold.billing.invoice.Invoice;

import org.joda.money.Money;

import java.time.LocalDate;
import java.util.List;

/**
 * Which part of a short payment is explained. What is not stays open: nothing is guessed.
 *
 * <p>A fee counts only where the bank states it: a customer who takes off a fee of its own pays
 * short. So does one who takes a discount for paying early after its last day: the bank's value
 * date decides, which is when the seller has the money.
 */
final class Differences {
    private Differences() {}

    /**
     * What settles the rest of an item beside the money.
     *
     * @param lacking what the money leaves open, zero or above
     * @param entry the money, which says what banks kept and when it counts; what they kept in
     *     another currency than the item's explains nothing
     */
    static List<Difference> explain(
            OpenItem item, Money lacking, BankEntry entry, CashPolicy policy) {
        if (lacking.isZero() || lacking.isEqual(item.open())) {
            return List.of();
        }
        Money small = policy.tolerance(item.open());
        Invoice offering = item.offering();
        if (offering != null && isDiscount(item, lacking, entry.valueOn(), small)) {
            return List.of(Difference.discount(offering, lacking));
        }
        Money withheld = item.withheld();
        if (withheld != null && item.isUntouched() && isWithin(lacking, withheld, small)) {
            return List.of(new Difference(Difference.Kind.WITHHELD, lacking));
        }
        if (!lacking.isGreaterThan(small)) {
            return List.of(new Difference(Difference.Kind.SMALL, lacking));
        }
        return isFee(lacking, entry.charges(), policy)
                ? List.of(new Difference(Difference.Kind.BANK_FEE, lacking))
                : List.of();
    }

    private static boolean isDiscount(
            OpenItem item, Money lacking, LocalDate valueOn, Money small) {
        return item.discounts(valueOn).stream().anyMatch(it -> isOf(it.discount(), lacking, small));
    }

    /** To the cent, or nearly where it is more than what is not asked for anyway. */
    private static boolean isOf(Money discount, Money lacking, Money small) {
        return lacking.isEqual(discount)
                || (lacking.isGreaterThan(small) && isWithin(lacking, discount, small));
    }

    private static boolean isFee(Money lacking, Money charges, CashPolicy policy) {
        return lacking.isSameCurrency(charges)
                && !lacking.isGreaterThan(charges)
                && !lacking.isGreaterThan(policy.bankFeeMax(lacking.getCurrencyUnit()));
    }

    private static boolean isWithin(Money one, Money other, Money tolerance) {
        return !one.minus(other).abs().isGreaterThan(tolerance);
    }

    static String inWords(Difference.Kind kind) {
        return switch (kind) {
            case SMALL -> "not asked for, as it is small";
            case BANK_FEE -> "kept by a bank";
            case WITHHELD -> "withheld as income tax";
            case DISCOUNT -> "taken off for paying early";
        };
    }
}
