package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One event of usage, or a message that should have been usage, was refused and kept. Of usage that
 * was accepted no event is published: there is too much of it, and its sender has the answer.
 */
@Serdeable
public record UsageRefused(
        int version,
        String eventId,
        Instant occurredAt,
        String rejectionId,
        @Nullable String usageId,
        String reason,
        List<FieldProblem> fields)
        implements BillfoldEvent {
    public UsageRefused {
        Versions.check("UsageRefused", version);
    }

    public static UsageRefused of(
            Instant occurredAt,
            String rejectionId,
            @Nullable String usageId,
            String reason,
            List<FieldProblem> fields) {
        return new UsageRefused(
                1, "UsageRefused:" + rejectionId, occurredAt, rejectionId, usageId, reason, fields);
    }
}
