package io.billfold.billing.usage;

import java.math.BigDecimal;
import java.util.List;

/**
 * How the events of a period become one quantity. In the words of others: Lago's {@code sum_agg},
 * {@code max_agg}, {@code latest_agg}, {@code unique_count_agg}, {@code weighted_sum_agg}, and a
 * recurring {@code sum_agg} with a prorated charge (getlago.com/docs/guide/billable-metrics);
 * Stripe's {@code sum}, {@code max}, {@code last_during_period} and {@code last_ever}.
 */
public enum Aggregation {
    /** What was used is added up. */
    SUM(false),

    /** The largest quantity of a single event; zero where there is none. */
    MAX(false),

    /** The last quantity; without one in the period, {@link UsagePolicy#withoutEvents}. */
    LAST(true),

    /**
     * How many different values of {@link UsageEvent#unique}; an event that has none counts as one
     * of its own.
     */
    UNIQUE_COUNT(false),

    /**
     * Each event sets the level, which holds until the next; the period's average of it, weighted
     * by the time that it held.
     */
    TIME_WEIGHTED(true),

    /**
     * Each event adds units that stay, or takes some away; a unit counts for the part of the period
     * from its day to the end, one that was there before for the whole.
     */
    PRORATED_RECURRING(true);

    private final boolean needsHistory;

    Aggregation(boolean needsHistory) {
        this.needsHistory = needsHistory;
    }

    /** Whether a period's total depends on what was before the period. */
    public boolean needsHistory() {
        return needsHistory;
    }

    /**
     * What a period hands to the next: to be given as {@code before} for the period that begins
     * where these events end.
     *
     * @param events in the order of {@link UsageEvent#BY_TIME}
     * @param before the level that the first of them met; zero for a new subscription
     * @return zero for aggregations that need no history
     */
    public BigDecimal carried(List<UsageEvent> events, BigDecimal before) {
        return switch (this) {
            case SUM, MAX, UNIQUE_COUNT -> BigDecimal.ZERO;
            case LAST, TIME_WEIGHTED -> events.isEmpty() ? before : events.getLast().quantity();
            case PRORATED_RECURRING ->
                    events.stream().map(UsageEvent::quantity).reduce(before, BigDecimal::add);
        };
    }
}
