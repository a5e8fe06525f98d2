package io.billfold.store;

import io.billfold.billing.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A message that was refused, and why.
 *
 * @param id SHA-256 of its content: the same message again is the same rejection
 * @param at when it was first refused
 * @param orderId the order it is about, or null where that can't be read
 * @param reason in one sentence, for lists
 * @param problems every problem, each with its field
 */
public record Rejection(
        String id, Instant at, @Nullable String orderId, String reason, List<Problem> problems) {
    public Rejection {
        problems = List.copyOf(problems);
    }
}
