package io.billfold.testkit.simulation;

import io.billfold.testkit.audit.Counts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param steps planned things that were done: deliveries, ticks, deeds
 * @param digest the same for every run of the same seed
 * @param counts what the auditor saw
 * @param failure what was wrong; empty if nothing
 * @param keys the parts of the story, by which they can be left out
 * @param story what was done and what went wrong, a line each
 */
public record Outcome(
        long seed,
        long steps,
        long digest,
        Counts counts,
        Optional<Failure> failure,
        List<String> keys,
        List<String> story) {
    public Outcome {
        keys = List.copyOf(keys);
        story = List.copyOf(story);
    }

    /**
     * What was wrong first.
     *
     * @param step after which step
     * @param invariant its short name, for example {@code numbers-gapless}
     * @param detail with the values that show it
     */
    public record Failure(long step, Instant at, String invariant, String detail) {}
}
