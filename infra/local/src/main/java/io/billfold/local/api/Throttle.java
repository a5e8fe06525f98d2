package io.billfold.local.api;

import io.billfold.local.template.Properties;

import java.util.function.LongSupplier;

/**
 * How often a route may be called, as API Gateway throttles it: a bucket of tokens, one for a call,
 * that holds a burst and refills at a rate. By real time, whatever the business time is.
 */
final class Throttle {
    private static final String RATE = "ThrottlingRateLimit";
    private static final String BURST = "ThrottlingBurstLimit";
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long ratePerSecond;
    private final long burst;
    private final LongSupplier nanos;
    private long tokenNanos;
    private long lastNanos;

    /**
     * A full bucket.
     *
     * @param ratePerSecond how many tokens come in a second
     * @param burst how many it holds
     * @param nanos a clock such as {@code System::nanoTime}
     */
    Throttle(int ratePerSecond, int burst, LongSupplier nanos) {
        this.ratePerSecond = ratePerSecond;
        this.burst = burst;
        this.nanos = nanos;
        this.tokenNanos = burst * NANOS_PER_SECOND;
        this.lastNanos = nanos.getAsLong();
    }

    /** Of a route's own settings, and of those of all routes for what they leave open. */
    static Throttle of(Properties route, Properties all) {
        // an account's own limits are far above what one machine does
        int rate = route.number(RATE, all.number(RATE, 10_000));
        return new Throttle(rate, route.number(BURST, all.number(BURST, 5_000)), System::nanoTime);
    }

    /** Takes a token; false when there is none. */
    synchronized boolean admits() {
        long now = nanos.getAsLong();
        // it is full long before so much time has passed, whatever the rate
        long elapsedNanos = Math.min(now - lastNanos, burst * NANOS_PER_SECOND);
        long refilled = tokenNanos + elapsedNanos * ratePerSecond;
        tokenNanos = Math.min(burst * NANOS_PER_SECOND, refilled);
        lastNanos = now;
        if (tokenNanos < NANOS_PER_SECOND) {
            return false;
        }
        tokenNanos -= NANOS_PER_SECOND;
        return true;
    }
}
