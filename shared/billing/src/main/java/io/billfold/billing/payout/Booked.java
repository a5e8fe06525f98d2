package io.billfold.billing.payout;

import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.payment.Payment;

import org.joda.money.Money;

import java.util.Map;

/**
 * What the books know of a payout's lines.
 *
 * @param payments by the provider's charge
 * @param refunded what was given back of payments, by charge
 * @param disputes by the provider's id
 */
public record Booked(
        Map<String, Payment> payments, Map<String, Money> refunded, Map<String, Dispute> disputes) {
    public Booked {
        payments = Map.copyOf(payments);
        refunded = Map.copyOf(refunded);
        disputes = Map.copyOf(disputes);
    }
}
