package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.util.List;

/** A draft cannot be issued; it waits with a named reason. */
@Serdeable
public record DraftHeld(
        int version,
        String eventId,
        Instant occurredAt,
        String draftId,
        String accountId,
        String reason,
        List<FieldProblem> fields)
        implements BillfoldEvent {
    public DraftHeld {
        Versions.check("DraftHeld", version);
    }

    public static DraftHeld of(
            Instant occurredAt,
            String draftId,
            String accountId,
            String reason,
            List<FieldProblem> fields) {
        return new DraftHeld(
                1, "DraftHeld:" + draftId, occurredAt, draftId, accountId, reason, fields);
    }
}
