package io.billfold.events;

import io.billfold.billing.evidence.Evidence;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * The provider of a dispute has our answer, or did not take it.
 *
 * @param outcome {@code submitted}, {@code accepted}, or {@code failed}: a person must look
 * @param why what the provider said
 */
@Serdeable
public record DisputeAnswered(
        int version,
        String eventId,
        Instant occurredAt,
        String disputeId,
        String provider,
        String number,
        String seller,
        String outcome,
        String why)
        implements BillfoldEvent {
    public DisputeAnswered {
        Versions.check("DisputeAnswered", version);
    }

    /** The event of an answer of the provider. */
    public static DisputeAnswered of(Instant occurredAt, Evidence evidence) {
        return new DisputeAnswered(
                1,
                "DisputeAnswered:%s.%s.%d"
                        .formatted(
                                evidence.provider(), evidence.disputeId(), evidence.steps().size()),
                occurredAt,
                evidence.disputeId(),
                evidence.provider(),
                evidence.invoice().toString(),
                evidence.seller().value(),
                Forms.wordOf(evidence.state()),
                evidence.steps().getLast().why());
    }
}
