package io.billfold.testkit.simulation;

import java.time.Duration;
import java.time.Instant;

/** A call of a function while it runs. */
final class Invocation {
    private final String key;
    private final Instant deadline;
    private final Duration skew;
    private final long mark;
    private int calls;

    /**
     * @param key names it, whatever else happens in the run
     * @param deadline when Lambda ends it
     * @param skew what its clock is off by
     * @param mark the auditor's mark of its begin
     */
    Invocation(String key, Instant deadline, Duration skew, long mark) {
        this.key = key;
        this.deadline = deadline;
        this.skew = skew;
        this.mark = mark;
    }

    /** The name of its next call. */
    String next(String operation) {
        calls++;
        return key + ", call " + calls + " " + operation;
    }

    Duration skew() {
        return skew;
    }

    long mark() {
        return mark;
    }

    /** Ends it when its time is over. */
    void check(Instant now) {
        if (now.isAfter(deadline)) {
            throw new Killed(key + " ran into its time-out");
        }
    }
}
