package io.billfold.billing.dispute;

import io.billfold.billing.Checks;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What one event of a provider says about a dispute, in our words. Each report is a full picture of
 * the case at one time, so reports may come twice and in any order.
 *
 * @param provider {@code stripe} or {@code sandbox}
 * @param disputeId the provider's id of the case, for example {@code dp_1}
 * @param chargeReference the provider's id of the payment that is disputed, for example {@code
 *     ch_1}
 * @param eventId the provider's id of the event, for example {@code evt_1}
 * @param type the provider's name of the event, for example {@code charge.dispute.created}
 * @param status where the case stands
 * @param amount what is disputed, which may be less or more than the payment
 * @param reason the provider's word, for example {@code fraudulent}
 * @param respondBy until when evidence is accepted, or null
 * @param occurredAt when the provider says it happened
 * @param movements all money movements that the event knows of; usually none, one or two
 */
public record DisputeReport(
        String provider,
        String disputeId,
        String chargeReference,
        String eventId,
        String type,
        Dispute.Status status,
        Money amount,
        String reason,
        @Nullable Instant respondBy,
        Instant occurredAt,
        List<Movement> movements) {
    public DisputeReport {
        Checks.text("provider", provider, 64);
        Checks.text("disputeId", disputeId, 255);
        Checks.text("eventId", eventId, 255);
        movements = List.copyOf(movements);
    }
}
