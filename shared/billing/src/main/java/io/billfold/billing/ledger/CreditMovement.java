package io.billfold.billing.ledger;

import org.joda.money.Money;

import java.time.LocalDate;

/**
 * What changed an account credit.
 *
 * @param kind which way, and why
 * @param document the credit note, the invoice that used it, or the refund's id
 * @param amount above zero
 * @param movedOn date of its ledger entry
 */
public record CreditMovement(Kind kind, String document, Money amount, LocalDate movedOn) {
    public CreditMovement {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(
                    "credit moved by " + document + " is not above zero: " + amount);
        }
    }

    /** Why a credit changed. */
    public enum Kind {
        /** A credit note gave back more than was owed on its invoice. */
        ADDED,
        /** An invoice took it when it was issued. */
        APPLIED,
        /** It is to be paid out. */
        REFUNDED
    }
}
