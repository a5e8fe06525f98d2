package io.billfold.billing.document;

import io.billfold.billing.Checks;
import io.billfold.billing.period.Period;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What happened on a customer's account in some time, and what is open at its end.
 *
 * @param letter from whom to whom
 * @param period of the entries
 * @param opening balance before the first of them: above zero where the customer owes
 * @param entries in the order in which they were booked
 * @param closing balance after the last of them
 * @param open what is not paid on the day of the letter, the oldest first
 */
public record AccountStatement(
        Letter letter,
        Period period,
        Money opening,
        List<Entry> entries,
        Money closing,
        List<OpenItem> open) {
    /**
     * Checks that the balances follow from each other.
     *
     * @throws IllegalArgumentException naming both figures
     */
    public AccountStatement {
        entries = List.copyOf(entries);
        open = List.copyOf(open);
        Money sum = opening;
        for (Entry entry : entries) {
            sum = sum.plus(entry.amount());
        }
        if (!sum.isEqual(closing)) {
            throw new IllegalArgumentException(
                    "closing must be "
                            + sum
                            + ", the opening balance and all entries, was "
                            + closing);
        }
        Amounts.requireCurrency(letter.currency(), closing);
        open.forEach(item -> Amounts.requireCurrency(letter.currency(), item.open()));
    }

    /**
     * An entry.
     *
     * @param reference number of the document, or null
     * @param amount above zero where the customer owes more
     */
    public record Entry(LocalDate on, Kind kind, @Nullable String reference, Money amount) {
        public Entry {
            if (reference != null) {
                Checks.text("reference", reference, 64);
            }
        }
    }

    /** The kinds of entries. */
    public enum Kind {
        INVOICE,
        CREDIT_NOTE,
        PAYMENT,
        /** A payment that a bank took back, or gave back once more. */
        PAYMENT_RETURNED,
        /** Credit that was paid out. */
        REFUND,
        /** What is no longer asked for. */
        WRITE_OFF,
        /** Income tax that the customer kept and pays for the seller. */
        TAX_WITHHELD,
        /** What the customer kept for paying early, tax included. */
        DISCOUNT,
        /** Money that was exchanged into another currency, or back from it. */
        EXCHANGED,
        REMINDER_FEE,
        INTEREST
    }

    /** The sum of what is open. */
    public Money totalOpen() {
        return Money.total(letter.currency(), open.stream().map(OpenItem::open).toList());
    }
}
