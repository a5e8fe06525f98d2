package io.billfold.billing.withholding;

import io.billfold.billing.Checks;

import org.joda.money.Money;

import java.time.LocalDate;

/**
 * The proof that a payer paid over what it withheld, in the seller's name.
 *
 * @param number as its issuer numbers it, for example {@code 131-2026-7}
 * @param on its date
 * @param amount what it says was withheld, above zero
 */
public record Certificate(String number, LocalDate on, Money amount) {
    /** No authority's numbers are longer. */
    public static final int NUMBER_LENGTH_MAX = 60;

    public Certificate {
        Checks.text("certificate", number, NUMBER_LENGTH_MAX);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(
                    "certificate " + number + " must be above zero, was " + amount);
        }
    }
}
