package io.billfold.billing.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a subscription's metric from an instant on; every period after it can be added
 * up from it, as often as late usage comes.
 *
 * <pre>{@code
 * BigDecimal seats = history.total(Aggregation.TIME_WEIGHTED, window, UsagePolicy.USUAL);
 * BigDecimal toBill = seats.subtract(billedBefore);
 * }</pre>
 *
 * @param from nothing is known of the time before but the levels
 * @param before the level at that instant for each aggregation, as {@link #carriedAt} said of it;
 *     zero where none is given
 * @param recorded all usage from then on, in the order of {@link UsageEvent#BY_TIME}
 */
public record UsageHistory(
        Instant from, Map<Aggregation, BigDecimal> before, List<RecordedUsage> recorded) {
    public UsageHistory {
        before = Map.copyOf(before);
        recorded = List.copyOf(recorded);
    }

    /** All that there ever was. */
    public static UsageHistory of(List<RecordedUsage> recorded) {
        return new UsageHistory(Instant.EPOCH, Map.of(), recorded);
    }

    /**
     * The total of a window.
     *
     * @throws IllegalArgumentException when the window begins before the history and the
     *     aggregation needs what was there
     */
    public BigDecimal total(Aggregation aggregation, UsageWindow window, UsagePolicy policy) {
        List<UsageEvent> events = between(window.from(), window.to());
        BigDecimal level =
                aggregation.needsHistory()
                        ? carriedAt(aggregation, window.from())
                        : BigDecimal.ZERO;
        return UsageTotals.of(aggregation, events, window, level, policy);
    }

    /**
     * The level right before an instant: what a history that begins there must begin with.
     *
     * @throws IllegalArgumentException for an instant before the history
     */
    public BigDecimal carriedAt(Aggregation aggregation, Instant instant) {
        if (instant.isBefore(from)) {
            throw new IllegalArgumentException(
                    "the history begins at " + from + ": it can't tell what was at " + instant);
        }
        BigDecimal level = before.getOrDefault(aggregation, BigDecimal.ZERO);
        return aggregation.carried(between(from, instant), level);
    }

    /**
     * The history without what was before an instant: what {@link #before} then says stands for it.
     *
     * @throws IllegalArgumentException for an instant before the history
     */
    public UsageHistory since(Instant instant) {
        Map<Aggregation, BigDecimal> levels = new EnumMap<>(Aggregation.class);
        for (Aggregation aggregation : Aggregation.values()) {
            if (aggregation.needsHistory()) {
                levels.put(aggregation, carriedAt(aggregation, instant));
            }
        }
        return new UsageHistory(
                instant,
                levels,
                recorded.stream().filter(it -> !it.event().at().isBefore(instant)).toList());
    }

    /**
     * What of a window was not yet known at an instant, for example when the window was billed:
     * what is to be marked as late.
     */
    public List<UsageEvent> receivedAfter(Instant known, UsageWindow window) {
        return recorded.stream()
                .filter(it -> it.receivedAt().isAfter(known) && window.contains(it.event().at()))
                .map(RecordedUsage::event)
                .toList();
    }

    /** Whether it has usage before an instant: what {@link #since} would leave out. */
    public boolean beginsBefore(Instant instant) {
        return recorded.stream().anyMatch(it -> it.event().at().isBefore(instant));
    }

    private List<UsageEvent> between(Instant begin, Instant end) {
        return recorded.stream()
                .map(RecordedUsage::event)
                .filter(it -> !it.at().isBefore(begin) && it.at().isBefore(end))
                .toList();
    }
}
