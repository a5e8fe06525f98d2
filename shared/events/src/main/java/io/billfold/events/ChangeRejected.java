package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** A change of a subscription was refused; what was sent is kept with every reason. */
@Serdeable
public record ChangeRejected(
        int version,
        String eventId,
        Instant occurredAt,
        String rejectionId,
        @Nullable String changeId,
        String reason,
        List<FieldProblem> fields)
        implements BillfoldEvent {
    public ChangeRejected {
        Versions.check("ChangeRejected", version);
    }

    public static ChangeRejected of(
            Instant occurredAt,
            String rejectionId,
            @Nullable String changeId,
            String reason,
            List<FieldProblem> fields) {
        return new ChangeRejected(
                1,
                "ChangeRejected:" + rejectionId,
                occurredAt,
                rejectionId,
                changeId,
                reason,
                fields);
    }
}
