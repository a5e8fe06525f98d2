package io.billfold.testkit.simulation;

import java.time.Duration;

/**
 * How much happens in a run.
 *
 * @param ordersMax orders that are sent, besides repeats and rubbish
 * @param time how long faults happen and orders come
 */
public record Size(int ordersMax, Duration time) {
    /** Small enough for many seeds, large enough for every function and some months. */
    public static final Size USUAL = new Size(4, Duration.ofDays(40));
}
