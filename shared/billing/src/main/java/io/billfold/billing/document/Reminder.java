package io.billfold.billing.document;

import org.joda.money.Money;

import java.time.LocalDate;
import java.util.List;

/**
 * Asks again for what is overdue.
 *
 * @param letter from whom to whom
 * @param level how often it was asked for before
 * @param items what is overdue, the oldest first; at least one
 * @param fee for the reminder, or zero
 * @param interest for late payment up to the day of the letter, or zero
 * @param payBy until when to pay
 */
public record Reminder(
        Letter letter,
        Level level,
        List<OpenItem> items,
        Money fee,
        Money interest,
        LocalDate payBy) {
    /** The levels, in their order. */
    public enum Level {
        FIRST,
        SECOND,
        FINAL
    }

    /**
     * Checks that there is something to ask for.
     *
     * @throws IllegalArgumentException naming the field
     */
    public Reminder {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("items must hold at least one");
        }
        if (fee.isNegative() || interest.isNegative()) {
            throw new IllegalArgumentException(
                    "fee and interest must not be below zero, were " + fee + " and " + interest);
        }
        Amounts.requireCurrency(letter.currency(), fee);
        Amounts.requireCurrency(letter.currency(), interest);
        for (OpenItem item : items) {
            Amounts.requireCurrency(letter.currency(), item.open());
            if (item.daysOverdue(letter.issuedOn()) == 0) {
                throw new IllegalArgumentException(
                        "items must be overdue on "
                                + letter.issuedOn()
                                + ", "
                                + item.number()
                                + " is due on "
                                + item.dueOn());
            }
        }
    }

    /** What is overdue, without fee and interest. */
    public Money overdue() {
        return Money.total(letter.currency(), items.stream().map(OpenItem::open).toList());
    }

    /** What is asked for. */
    public Money total() {
        return overdue().plus(fee).plus(interest);
    }
}
