package io.billfold.callprovider;

import io.billfold.billing.collecting.Attempt;
import io.billfold.billing.refunding.RefundPart;

/**
 * Moves money through a payment provider. Every call carries a key, so that a repeat moves nothing
 * twice; no call is repeated here.
 */
interface PaymentProvider {
    /** The name that stands in keys and events, for example {@code stripe}. */
    String name();

    /** Makes a try, or answers again what became of the same try. */
    ChargeReply charge(Attempt attempt);

    /**
     * What became of a try whose answer was lost or is still to come.
     *
     * @param isOwed whether its money is still owed, so that it may be made now if it never was
     */
    ChargeReply lookUp(Attempt attempt, boolean isOwed);

    /**
     * Gives a part of a payment back, or answers again what became of it.
     *
     * @param isRepeat whether it may have been asked for before: then it is looked for first
     */
    RefundReply refund(RefundPart part, boolean isRepeat);
}
