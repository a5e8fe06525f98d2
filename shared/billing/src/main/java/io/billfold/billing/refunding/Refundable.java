package io.billfold.billing.refunding;

import io.billfold.billing.payment.Payment;

import org.joda.money.Money;

/**
 * A payment and what of it was given back, or is about to be.
 *
 * @param refunded from zero to the payment's amount
 */
public record Refundable(Payment payment, Money refunded) {
    public Refundable {
        if (refunded.isNegative() || refunded.isGreaterThan(payment.amount())) {
            throw new IllegalArgumentException(
                    "refunded " + refunded + " is not within 0 and " + payment.amount());
        }
    }

    /** What may still be given back. */
    public Money left() {
        return payment.amount().minus(refunded);
    }
}
