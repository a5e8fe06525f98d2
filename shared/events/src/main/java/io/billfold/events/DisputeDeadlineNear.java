package io.billfold.events;

import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeDates.Warning;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A dispute must be answered soon: told seven, three and one days before our own deadline, which is
 * two business days before the provider's.
 *
 * @param answerBy our own deadline
 * @param endsOn the provider's or the network's
 * @param daysBefore which warning: 7, 3 or 1; a case that comes late is warned of at once
 */
@Serdeable
public record DisputeDeadlineNear(
        int version,
        String eventId,
        Instant occurredAt,
        String disputeId,
        String provider,
        String number,
        String seller,
        LocalDate answerBy,
        LocalDate endsOn,
        int daysBefore)
        implements BillfoldEvent {
    public DisputeDeadlineNear {
        Versions.check("DisputeDeadlineNear", version);
    }

    public static DisputeDeadlineNear of(Instant occurredAt, Dispute dispute, Warning warning) {
        return new DisputeDeadlineNear(
                1,
                "DisputeDeadlineNear:"
                        + dispute.provider()
                        + "."
                        + dispute.id()
                        + "."
                        + warning.key(),
                occurredAt,
                dispute.id(),
                dispute.provider(),
                dispute.invoice().toString(),
                dispute.seller().value(),
                warning.answerBy(),
                warning.endsOn(),
                warning.daysBefore());
    }
}
