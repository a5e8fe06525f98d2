package io.billfold.billing.usage;

import java.math.RoundingMode;

/**
 * How totals are made where systems differ; all of it is to be read on a plan.
 *
 * @param decimals digits after the point that a division keeps; more than a price can make visible
 * @param rounding how the last of them is found
 * @param withoutEvents what {@link Aggregation#LAST} says of a period in which nothing came
 * @param proration the unit in which {@link Aggregation#PRORATED_RECURRING} counts time
 * @param belowZero what becomes of a total below zero
 */
public record UsagePolicy(
        int decimals,
        RoundingMode rounding,
        WithoutEvents withoutEvents,
        Proration proration,
        BelowZero belowZero) {
    /**
     * Twelve digits, half up; the last level holds on; proration by day; nothing below zero. Twelve
     * digits of a quantity up to 10^12 leave an error below a cent for every price up to 10^9.
     */
    public static final UsagePolicy USUAL =
            new UsagePolicy(
                    12,
                    RoundingMode.HALF_UP,
                    WithoutEvents.CARRIED,
                    Proration.BY_DAY,
                    BelowZero.ZERO);

    private static final int DECIMALS_MAX = 20;

    public UsagePolicy {
        if (decimals < 0 || decimals > DECIMALS_MAX) {
            throw new IllegalArgumentException(
                    "decimals must be 0 to " + DECIMALS_MAX + ", was " + decimals);
        }
    }

    /** What a period without an event is worth. */
    public enum WithoutEvents {
        /** The level before it: what was told holds until something else is (Stripe, last_ever). */
        CARRIED,
        /** Zero (Stripe, last_during_period; Lago, latest). */
        ZERO
    }

    /** The unit of time of a part of a period. */
    public enum Proration {
        /** Days of the account's zone; the day of an event counts from its beginning (Lago). */
        BY_DAY,
        /** Seconds and their fractions. */
        BY_SECOND
    }

    /** What becomes of a total below zero, as corrections can make it. */
    public enum BelowZero {
        /** It is zero, as Stripe bills it; what was taken back too much is gone. */
        ZERO,
        /** It stays, for charges that know what to do with it. */
        KEPT
    }

    public UsagePolicy withDecimals(int digits, RoundingMode mode) {
        return new UsagePolicy(digits, mode, withoutEvents, proration, belowZero);
    }

    public UsagePolicy with(WithoutEvents option) {
        return new UsagePolicy(decimals, rounding, option, proration, belowZero);
    }

    public UsagePolicy with(Proration option) {
        return new UsagePolicy(decimals, rounding, withoutEvents, option, belowZero);
    }

    public UsagePolicy with(BelowZero option) {
        return new UsagePolicy(decimals, rounding, withoutEvents, proration, option);
    }
}
