package io.billfold.billing.usage;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Makes the one quantity that a period is billed for out of its events. */
public final class UsageTotals {
    private UsageTotals() {}

    /**
     * The total of a period as {@link UsagePolicy#USUAL} makes it.
     *
     * @see #of(Aggregation, List, UsageWindow, BigDecimal, UsagePolicy)
     */
    public static BigDecimal of(
            Aggregation aggregation,
            List<UsageEvent> events,
            UsageWindow window,
            BigDecimal before) {
        return of(aggregation, events, window, before, UsagePolicy.USUAL);
    }

    /**
     * The total of a period. The same events give the same total in whatever order they came.
     *
     * @param events those of the window, of one subscription and metric, in the order of {@link
     *     UsageEvent#BY_TIME}
     * @param before the level at the beginning, as {@link Aggregation#carried} gave it for all that
     *     was before; unused unless {@link Aggregation#needsHistory}
     * @return exact, but for the one division of time-weighted and prorated totals
     * @throws IllegalArgumentException for an event outside the window or out of order
     */
    public static BigDecimal of(
            Aggregation aggregation,
            List<UsageEvent> events,
            UsageWindow window,
            BigDecimal before,
            UsagePolicy policy) {
        check(events, window);
        BigDecimal total =
                switch (aggregation) {
                    case SUM -> sum(events, UsageEvent::quantity);
                    case MAX -> max(events);
                    case LAST -> last(events, before, policy);
                    case UNIQUE_COUNT -> uniqueCount(events);
                    case TIME_WEIGHTED -> timeWeighted(events, window, before, policy);
                    case PRORATED_RECURRING -> prorated(events, window, before, policy);
                };
        return bounded(total, policy);
    }

    private static void check(List<UsageEvent> events, UsageWindow window) {
        for (int i = 0; i < events.size(); i++) {
            UsageEvent event = events.get(i);
            if (!window.contains(event.at())) {
                throw new IllegalArgumentException(
                        "event %s of %s is not in %s".formatted(event.id(), event.at(), window));
            }
            if (i > 0 && UsageEvent.BY_TIME.compare(events.get(i - 1), event) >= 0) {
                throw new IllegalArgumentException(
                        "event %s is not after %s: sort them by time, each once"
                                .formatted(event.id(), events.get(i - 1).id()));
            }
        }
    }

    private static BigDecimal sum(
            Collection<UsageEvent> events, Function<UsageEvent, BigDecimal> part) {
        return events.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal max(List<UsageEvent> events) {
        return events.stream()
                .map(UsageEvent::quantity)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal last(List<UsageEvent> events, BigDecimal before, UsagePolicy policy) {
        if (!events.isEmpty()) {
            return events.getLast().quantity();
        }
        return switch (policy.withoutEvents()) {
            case CARRIED -> before;
            case ZERO -> BigDecimal.ZERO;
        };
    }

    private static BigDecimal uniqueCount(List<UsageEvent> events) {
        Set<String> values = new HashSet<>();
        long unnamed = 0;
        for (UsageEvent event : events) {
            if (event.unique() == null) {
                unnamed++;
            } else {
                values.add(event.unique());
            }
        }
        return BigDecimal.valueOf(values.size() + unnamed);
    }

    /** Level times seconds, added up, divided by the period's seconds. */
    private static BigDecimal timeWeighted(
            List<UsageEvent> events, UsageWindow window, BigDecimal before, UsagePolicy policy) {
        // a change of the level counts from its time to the end: the same sum, without its pieces
        BigDecimal weighted = before.multiply(window.seconds());
        BigDecimal level = before;
        for (UsageEvent event : events) {
            BigDecimal seconds = UsageWindow.seconds(event.at(), window.to());
            weighted = weighted.add(event.quantity().subtract(level).multiply(seconds));
            level = event.quantity();
        }
        return weighted.divide(window.seconds(), policy.decimals(), policy.rounding());
    }

    /** What was there counts whole, so only what came in the period is divided. */
    private static BigDecimal prorated(
            List<UsageEvent> events, UsageWindow window, BigDecimal before, UsagePolicy policy) {
        return before.add(part(events, window, policy));
    }

    private static BigDecimal part(
            List<UsageEvent> events, UsageWindow window, UsagePolicy policy) {
        return switch (policy.proration()) {
            case BY_DAY -> {
                BigDecimal days = sum(events, it -> daysHeld(it, window));
                BigDecimal all = BigDecimal.valueOf(window.days());
                yield days.divide(all, policy.decimals(), policy.rounding());
            }
            case BY_SECOND -> {
                BigDecimal seconds = sum(events, it -> secondsHeld(it, window));
                yield seconds.divide(window.seconds(), policy.decimals(), policy.rounding());
            }
        };
    }

    private static BigDecimal daysHeld(UsageEvent event, UsageWindow window) {
        return event.quantity().multiply(BigDecimal.valueOf(window.daysFrom(event.at())));
    }

    private static BigDecimal secondsHeld(UsageEvent event, UsageWindow window) {
        return event.quantity().multiply(UsageWindow.seconds(event.at(), window.to()));
    }

    /** Without zeros at the end, so that equal totals are equal. */
    private static BigDecimal bounded(BigDecimal total, UsagePolicy policy) {
        boolean isBelow = total.signum() < 0 && policy.belowZero() == UsagePolicy.BelowZero.ZERO;
        return isBelow ? BigDecimal.ZERO : UsageEvent.plain(total.stripTrailingZeros());
    }
}
