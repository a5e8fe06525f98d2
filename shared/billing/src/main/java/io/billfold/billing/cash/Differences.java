package io.billfold.billing.cash;

import org.joda.money.Money;

import java.util.List;

/**
 * Which part of a short payment is explained. What is not stays open: nothing is guessed.
 *
 * <p>A fee counts only where the bank states it: a customer who takes off a fee of its own pays
 * short. Early-payment discounts are not known, as no invoice offers one yet.
 */
final class Differences {
    private Differences() {}

    /**
     * What settles the rest of an item beside the money.
     *
     * @param lacking what the money leaves open, zero or above
     * @param charges what the statement says banks kept
     */
    static List<Difference> explain(
            OpenItem item, Money lacking, Money charges, CashPolicy policy) {
        if (lacking.isZero() || lacking.isEqual(item.open())) {
            return List.of();
        }
        Money small = policy.tolerance(item.open());
        Money withheld = item.withheld();
        if (withheld != null && item.isUntouched() && isWithin(lacking, withheld, small)) {
            return List.of(new Difference(Difference.Kind.WITHHELD, lacking));
        }
        if (!lacking.isGreaterThan(small)) {
            return List.of(new Difference(Difference.Kind.SMALL, lacking));
        }
        return isFee(lacking, charges, policy)
                ? List.of(new Difference(Difference.Kind.BANK_FEE, lacking))
                : List.of();
    }

    private static boolean isFee(Money lacking, Money charges, CashPolicy policy) {
        return !lacking.isGreaterThan(charges)
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
        };
    }
}
