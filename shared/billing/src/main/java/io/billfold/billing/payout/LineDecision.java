package io.billfold.billing.payout;

import io.billfold.billing.cash.Cash;

import org.joda.money.Money;

import java.util.List;

/**
 * What a person decided about a line of a payout that nobody books.
 *
 * @param step who decided what, why and when
 * @param line as it was reported
 * @param parts what it is: together its net amount
 * @param isUndone whether the parts were taken back with it, and not booked
 */
public record LineDecision(Cash.Step step, PayoutLine line, List<Part> parts, boolean isUndone) {
    /** More make an item that is too large; a payout has a handful of such lines. */
    public static final int DECISIONS_MAX = 80;

    /**
     * A part of a line.
     *
     * @param amount with the sign of the line: below zero for what the provider kept
     */
    public record Part(LineMeaning meaning, Money amount) {}

    public LineDecision {
        parts = List.copyOf(parts);
    }

    /** Whether it is about the line at a place in the file. */
    boolean isOf(String where) {
        return line.where().equals(where);
    }
}
