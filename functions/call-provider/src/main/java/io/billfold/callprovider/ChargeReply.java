package io.billfold.callprovider;

import io.billfold.billing.collecting.Decline;
import io.billfold.events.ProviderCharge;

import java.time.Instant;

/** What a provider says of a charge. */
sealed interface ChargeReply {
    /**
     * The money is collected.
     *
     * @param charge as the provider's webhooks tell of it: the payment then has the same id,
     *     whoever tells of it first
     */
    record Collected(ProviderCharge charge) implements ChargeReply {}

    /** It was refused, or the payer must do something first. */
    record Declined(Decline decline, Instant at) implements ChargeReply {}

    /**
     * The provider took it and will tell later what came of it: direct debits take days.
     *
     * @param reference the provider's id of it
     */
    record Pending(String reference) implements ChargeReply {}

    /** The provider has never heard of it, and will not: no money moved. */
    record NotMade() implements ChargeReply {}

    /** The provider did not take it now, for certain: it may be sent again. */
    record NotNow(String reason) implements ChargeReply {}

    /** Nobody knows: the answer was lost, cut off or could not be understood. */
    record Lost(String reason) implements ChargeReply {}
}
