package io.billfold.billing.dispute;

import io.billfold.billing.Checks;
import io.billfold.billing.dispute.Dispute.Status;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What one event of a provider says about a dispute, in our words. Reports may come twice and in
 * any order.
 *
 * @param provider {@code stripe}, {@code adyen}, {@code paypal} or {@code sandbox}
 * @param disputeId the provider's id of the case, for example {@code dp_1}
 * @param chargeReference the provider's id of the payment that is disputed, for example {@code
 *     ch_1}
 * @param eventId the provider's id of the event, for example {@code evt_1}
 * @param type the provider's name of the event, for example {@code charge.dispute.created}
 * @param status where the case stands, or null when the event tells only of money or says a word
 *     that is not known
 * @param amount what is disputed, which may be less or more than the payment
 * @param reason the provider's word, for example {@code fraudulent}
 * @param scheme whose rules the case follows, as the provider says, in lower case: {@code visa},
 *     {@code mastercard}, {@code amex}, {@code sepa}, {@code paypal}; or null
 * @param reasonCode the network's code, for example {@code 10.4}, or null
 * @param respondBy until when evidence is accepted, or null
 * @param refundable whether the provider says that the payment may be refunded while the case is
 *     open, or null when it says nothing
 * @param occurredAt when the provider says it happened
 * @param movements all money movements that the event knows of, each in its own currency; usually
 *     none, one or two
 */
public record DisputeReport(
        String provider,
        String disputeId,
        String chargeReference,
        String eventId,
        String type,
        @Nullable Status status,
        Money amount,
        String reason,
        @Nullable String scheme,
        @Nullable String reasonCode,
        @Nullable Instant respondBy,
        @Nullable Boolean refundable,
        Instant occurredAt,
        List<Movement> movements) {
    /** By the provider's time; within one second by stage, then by event: a total order. */
    public static final Comparator<DisputeReport> BY_TIME =
            Comparator.comparing(DisputeReport::occurredAt)
                    .thenComparing(
                            DisputeReport::status, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(DisputeReport::eventId);

    public DisputeReport {
        Checks.text("provider", provider, 64);
        Checks.text("disputeId", disputeId, 255);
        Checks.text("eventId", eventId, 255);
        if (scheme != null) {
            Checks.text("scheme", scheme, 64);
        }
        if (reasonCode != null) {
            Checks.text("reasonCode", reasonCode, 64);
        }
        movements = List.copyOf(movements);
    }
}
