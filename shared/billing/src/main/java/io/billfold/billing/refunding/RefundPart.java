package io.billfold.billing.refunding;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A part of a refund: of one payment, through who collected it, or for a person to pay out.
 *
 * @param account who gets the money
 * @param seller who pays it
 * @param refundId of the whole refund, once per account
 * @param number of the part, from 1
 * @param amount above zero
 * @param source the payment that it is of; null for a person to pay out
 * @param state where it stands
 * @param note the provider's reference, or why it failed; null where there is none
 */
public record RefundPart(
        AccountId account,
        SellerId seller,
        String refundId,
        int number,
        Money amount,
        @Nullable Source source,
        State state,
        @Nullable String note) {
    /**
     * A payment that is given back.
     *
     * @param provider who collected it
     * @param charge the provider's id of it
     */
    public record Source(String paymentId, String provider, String charge) {}

    /** Where a part stands. */
    public enum State {
        /** Written down: its provider is to be asked. */
        REQUESTED,
        /** The provider took it and will tell what came of it. */
        SENT,
        /** The money is on its way to the payer, and booked. */
        DONE,
        /** The provider refused it: a person pays it out otherwise. */
        FAILED,
        /** No provider can give it back: a person pays it out. */
        BY_HAND
    }

    public RefundPart {
        if (number < 1) {
            throw new IllegalArgumentException("number must be 1 or more, was " + number);
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount must be above zero, was " + amount);
        }
        if ((source == null) != (state == State.BY_HAND)) {
            throw new IllegalArgumentException("a part without a payment is paid out by hand");
        }
    }

    /**
     * What tells it from all others, the key that the provider gets with it, for example {@code
     * refund.acme.r-1.1}.
     */
    public String key() {
        return "refund." + account + "." + refundId + "." + number;
    }

    /** Whether its outcome is still to come. */
    public boolean isOpen() {
        return state == State.REQUESTED || state == State.SENT;
    }

    /** The same part in another state. */
    public RefundPart in(State other, @Nullable String why) {
        return new RefundPart(account, seller, refundId, number, amount, source, other, why);
    }
}
