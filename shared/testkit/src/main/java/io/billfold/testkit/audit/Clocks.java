package io.billfold.testkit.audit;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** The true time, where it is told, and how far the clocks that stamp writes may be from it. */
final class Clocks {
    private Duration skew = Duration.ZERO;
    private @Nullable Instant now;

    void tell(Instant trueTime) {
        now = trueTime;
    }

    /** The true time; null where nobody told it. */
    @Nullable Instant now() {
        return now;
    }

    void allow(Duration allowed) {
        skew = allowed;
    }

    Duration skew() {
        return skew;
    }
}
