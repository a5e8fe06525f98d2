package io.billfold.billing.catalog;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * How a part of a period is charged and credited. The named ones follow what other systems
 * document, so that who comes from there sees the same figures.
 *
 * @param measure what a part is measured in
 * @param denominator what a part is a part of, where the period was not begun on its first day
 * @param fractionDigits digits that the fraction is rounded to before it is multiplied (half up),
 *     or null where only the product is rounded
 * @param credit what the unused part is a part of
 */
public record ProrationPolicy(
        Measure measure,
        Denominator denominator,
        @Nullable Integer fractionDigits,
        CreditBasis credit) {
    /**
     * By day, of the period that ends at the anchor, the product rounded, credit of what was
     * billed.
     */
    public static final ProrationPolicy DAILY =
            new ProrationPolicy(Measure.DAY, Denominator.PERIOD, null, CreditBasis.BILLED);

    /**
     * The named policies.
     *
     * <ul>
     *   <li>{@code stripe}: to the second (docs.stripe.com/billing/subscriptions/prorations).
     *   <li>{@code kill-bill}: by day, of the period that ends at the anchor, the fraction with 9
     *       digits ({@code InvoiceDateUtils}, {@code KillBillMoney.MAX_SCALE}).
     *   <li>{@code lago}: by day, of the calendar period (docs.getlago.com, "Calendar billing").
     *   <li>{@code zuora}: by day, of the start month (docs.zuora.com, "Actual days").
     *   <li>{@code zuora-30}: by day, months of 30 days ("Assume 30 days in each month").
     *   <li>{@code zuora-30-360}: months of 30 days on both sides ("Assume 30 days - strict").
     * </ul>
     */
    public static final Map<String, ProrationPolicy> NAMED =
            Map.of(
                    "daily", DAILY,
                    "stripe", with(Measure.SECOND, Denominator.PERIOD, null),
                    "kill-bill", with(Measure.DAY, Denominator.PERIOD, 9),
                    "lago", with(Measure.DAY, Denominator.CALENDAR_PERIOD, null),
                    "zuora", with(Measure.DAY, Denominator.START_MONTH, null),
                    "zuora-30", with(Measure.DAY, Denominator.THIRTY_DAY_MONTHS, null),
                    "zuora-30-360", with(Measure.THIRTY_360, Denominator.THIRTY_DAY_MONTHS, null),
                    "full", with(Measure.FULL, Denominator.PERIOD, null),
                    "none", with(Measure.NONE, Denominator.PERIOD, null));

    private static final int FRACTION_DIGITS_MAX = 20;

    public ProrationPolicy {
        if (fractionDigits != null
                && (fractionDigits < 0 || fractionDigits > FRACTION_DIGITS_MAX)) {
            throw new IllegalArgumentException(
                    "fractionDigits must be from 0 to "
                            + FRACTION_DIGITS_MAX
                            + ", was "
                            + fractionDigits);
        }
    }

    private static ProrationPolicy with(
            Measure measure, Denominator denominator, @Nullable Integer fractionDigits) {
        return new ProrationPolicy(measure, denominator, fractionDigits, CreditBasis.BILLED);
    }

    /** What a part of a period is measured in. */
    public enum Measure {
        /** Local dates, half-open: the first day counts, the last does not. */
        DAY,
        /** Seconds between instants: a day of a change to summer time has 82,800 of them. */
        SECOND,
        /** Every month has 30 days; the 31st is the 30th. */
        THIRTY_360,
        /** What is begun is charged whole; nothing is credited. */
        FULL,
        /** Only what runs on the period's first day is charged, whole; nothing is credited. */
        NONE
    }

    /** What a part is a part of. A period that was used from its first day on is always whole. */
    public enum Denominator {
        /** The period that ends at the next border, counted back from it. */
        PERIOD,
        /** The calendar's period that the part begins in: its week, month, quarter or year. */
        CALENDAR_PERIOD,
        /** As many months as the period has, each as long as the month that the part begins in. */
        START_MONTH,
        /** As many months as the period has, each of 30 days. */
        THIRTY_DAY_MONTHS
    }

    /** What the unused part of a period is a part of. */
    public enum CreditBasis {
        /** What was really billed, after discounts. */
        BILLED,
        /** The plan's price, at most what was billed. */
        PLAN_PRICE
    }
}
