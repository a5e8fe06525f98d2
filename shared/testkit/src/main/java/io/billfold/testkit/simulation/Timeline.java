package io.billfold.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The one clock, and what is planned on it. Whatever waits lets the clock run on, and what falls
 * due meanwhile is done in between: that is how two calls of functions overlap in one thread.
 */
final class Timeline implements InstantSource {
    /**
     * How many things may be under way, one within the other. Two meet in most races, three in
     * some.
     */
    private static final int DEPTH_MAX = 4;

    private final PriorityQueue<Planned> planned =
            new PriorityQueue<>(
                    Comparator.comparing(Planned::at).thenComparingLong(Planned::order));
    private Instant now;
    private long order;
    private int depth;
    private long steps;

    Timeline(Instant begin) {
        now = begin;
    }

    private record Planned(Instant at, long order, boolean lasting, Runnable action) {}

    @Override
    public Instant instant() {
        return now;
    }

    /** How many planned things have been done. */
    long steps() {
        return steps;
    }

    /** Plans something; what is planned for the past is done next. */
    void at(Instant when, Runnable action) {
        planned.add(new Planned(when, order++, false, action));
    }

    /** Plans something that repeats itself for ever, for which nobody waits. */
    void everAt(Instant when, Runnable action) {
        planned.add(new Planned(when, order++, true, action));
    }

    void in(Duration delay, Runnable action) {
        at(now.plus(delay), action);
    }

    /** Whether anything is planned but what repeats itself for ever. */
    boolean isBusy() {
        return planned.stream().anyMatch(each -> !each.lasting());
    }

    /** When the next thing is planned. */
    Instant next() {
        Planned next = planned.peek();
        return next == null ? Instant.MAX : next.at();
    }

    /** Does the next thing; the clock never runs back. */
    void step() {
        Planned next = planned.remove();
        if (next.at().isAfter(now)) {
            now = next.at();
        }
        steps++;
        depth++;
        try {
            next.action().run();
        } finally {
            depth--;
        }
    }

    /** Lets time pass within something that is being done. */
    void elapse(Duration duration) {
        Instant until = now.plus(duration);
        while (depth < DEPTH_MAX && !next().isAfter(until)) {
            step();
        }
        if (until.isAfter(now)) {
            now = until;
        }
    }
}
