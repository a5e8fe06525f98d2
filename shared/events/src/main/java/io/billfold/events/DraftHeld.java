package io.billfold.events;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Draft;
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

    /**
     * The same event as another occasion: a draft that was released may be held again.
     *
     * @param draftVersion of the draft that is held now, as its item says
     */
    public DraftHeld again(long draftVersion) {
        return new DraftHeld(
                version,
                eventId + ":" + draftVersion,
                occurredAt,
                draftId,
                accountId,
                reason,
                fields);
    }

    /** A draft that is held. */
    public static DraftHeld of(
            Instant occurredAt, Draft draft, String reason, List<Problem> problems) {
        return of(
                occurredAt,
                draft.id().value(),
                draft.account().id().value(),
                reason,
                problems.stream().map(FieldProblem::of).toList());
    }
}
