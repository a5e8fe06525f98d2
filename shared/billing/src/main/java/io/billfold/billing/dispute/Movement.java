package io.billfold.billing.dispute;

import io.billfold.billing.Checks;

import org.joda.money.Money;

import java.time.Instant;

/**
 * Money that a provider moved because of a dispute, for example a Stripe balance transaction. It is
 * booked once, whichever events report it.
 *
 * @param id the provider's id of the movement, for example {@code txn_1}
 * @param amount negative when the provider took it, positive when it came back; without the fee
 * @param fee what the provider charged with it; negative when it gave a fee back
 * @param movedAt when the provider moved it
 */
public record Movement(String id, Money amount, Money fee, Instant movedAt) {
    public Movement {
        Checks.text("movement.id", id, 255);
        if (!amount.isSameCurrency(fee)) {
            throw new IllegalArgumentException(
                    "movement " + id + " of " + amount + " has a fee in another currency: " + fee);
        }
    }
}
