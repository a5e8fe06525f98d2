package io.billfold.billing.cash;

import org.joda.money.Money;

/**
 * What a payment lacks and is not asked for: it settles the invoice beside the money.
 *
 * @param kind why
 * @param amount above zero
 */
public record Difference(Kind kind, Money amount) {
    /** Why less came. */
    public enum Kind {
        /** Too small to ask for. */
        SMALL,
        /** A bank on the way kept it. */
        BANK_FEE,
        /** The payer kept it as income tax, and owes a certificate. */
        WITHHELD
    }

    public Difference {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("difference of " + amount + " is not above zero");
        }
    }
}
