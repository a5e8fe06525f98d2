package io.billfold.billing.invoice;

import io.billfold.billing.Checks;

import org.joda.money.Money;

/**
 * What makes a line's net amount differ from quantity times price: an allowance (EN 16931 BG-27)
 * where it is negative, a charge (BG-28) where it is positive.
 *
 * @param kind why, for programs
 * @param reason why, for the reader of the invoice (BT-139, BT-144), for example {@code 15 of 31
 *     days}
 * @param amount what it adds to the line, not zero
 */
public record LineAdjustment(Kind kind, String reason, Money amount) {
    public LineAdjustment {
        Checks.text("adjustment.reason", reason, 200);
    }

    /** The adjustment with the opposite sign. */
    public LineAdjustment reversed() {
        return new LineAdjustment(kind, reason, amount.negated());
    }

    /** Why an amount is adjusted. */
    public enum Kind {
        /** Only a part of the period is charged or credited. */
        PRORATION,
        /** A discount or coupon. */
        DISCOUNT,
        /** Paid by credits that were bought before. */
        PREPAID,
        /** Raised to the least that is charged. */
        MINIMUM,
        /** Lowered to the most that is charged. */
        MAXIMUM,
        /** Not charged: a trial or a free period. */
        FREE,
        /** What an earlier invoice has already charged of the same period. */
        BILLED_BEFORE,
        /** The part that another line carries, where a line is split by cost centre. */
        SPLIT
    }
}
