package io.billfold.events;

import io.billfold.billing.evidence.Evidence;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * It is decided how a dispute is answered, and its provider is to be told: the evidence that is
 * kept, or that we give in.
 *
 * @param decision {@code submit} or {@code accept}
 */
@Serdeable
public record DisputeAnswerDecided(
        int version,
        String eventId,
        Instant occurredAt,
        String disputeId,
        String provider,
        String number,
        String seller,
        String decision)
        implements BillfoldEvent {
    public DisputeAnswerDecided {
        Versions.check("DisputeAnswerDecided", version);
    }

    /** The event of a decision; what was not taken may be decided anew, which is another event. */
    public static DisputeAnswerDecided of(Instant occurredAt, Evidence evidence) {
        return new DisputeAnswerDecided(
                1,
                "DisputeAnswerDecided:%s.%s.%d"
                        .formatted(
                                evidence.provider(), evidence.disputeId(), evidence.steps().size()),
                occurredAt,
                evidence.disputeId(),
                evidence.provider(),
                evidence.invoice().toString(),
                evidence.seller().value(),
                evidence.state() == Evidence.State.ACCEPTING ? "accept" : "submit");
    }
}
