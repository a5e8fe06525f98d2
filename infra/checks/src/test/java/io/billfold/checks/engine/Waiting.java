package io.billfold.checks.engine;

import java.time.Duration;

/** Time as engines have it that look at the wall. */
final class Waiting {
    private Waiting() {}

    static void atLeast(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while time passed", e);
        }
    }
}
