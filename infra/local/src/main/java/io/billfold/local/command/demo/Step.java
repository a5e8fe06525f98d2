package io.billfold.local.command.demo;

import java.time.Instant;
import java.util.function.Function;

/**
 * One thing that happens in the demo. Doing it twice must be the same as doing it once.
 *
 * @param at when, in business time
 * @param action does it and says in a few words what it did
 */
record Step(Instant at, Function<Stage, String> action) {
    /** For example {@code on("2026-01-16T10:00Z", Stage::…)}. */
    static Step on(String at, Function<Stage, String> action) {
        return new Step(Instant.parse(at), action);
    }
}
