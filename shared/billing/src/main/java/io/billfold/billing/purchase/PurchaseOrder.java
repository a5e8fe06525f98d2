package io.billfold.billing.purchase;

import io.billfold.billing.Checks;
import io.billfold.billing.account.AccountId;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * What a customer allows to be invoiced under an order number, for example {@code PO-4711} over EUR
 * 1000.00 until 2027-01-01. Amounts are net of tax. What a draft needs is reserved when it is made;
 * a credit note gives nothing back to it: who wants to invoice more raises the cap.
 *
 * @param number as the customer names it (BT-13)
 * @param account who pays
 * @param cap the most that may be invoiced, not negative
 * @param used what drafts have reserved, at most the cap, in its currency
 * @param validFrom first day on which a draft may be made for it, or null for no bound
 * @param validUntil first day on which none may be made any more, or null for no bound
 */
public record PurchaseOrder(
        String number,
        AccountId account,
        Money cap,
        Money used,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil) {
    /** What fits beside the customer's number on the document. */
    public static final int NUMBER_LENGTH_MAX = 60;

    public PurchaseOrder {
        Checks.text("number", number, NUMBER_LENGTH_MAX);
        if (cap.isNegative() || used.isNegative()) {
            throw new IllegalArgumentException(
                    "purchase order " + number + " is below zero: cap " + cap + ", used " + used);
        }
        if (used.isGreaterThan(cap)) {
            throw new IllegalArgumentException("cap must be at least what is used: " + used);
        }
        if (validFrom != null && validUntil != null && !validFrom.isBefore(validUntil)) {
            throw new IllegalArgumentException(
                    "validUntil must be after validFrom " + validFrom + ", was " + validUntil);
        }
    }

    /** What may still be invoiced. */
    public Money room() {
        return cap.minus(used);
    }

    /** The order with an amount reserved. */
    PurchaseOrder withReserved(Money amount) {
        return new PurchaseOrder(number, account, cap, used.plus(amount), validFrom, validUntil);
    }
}
