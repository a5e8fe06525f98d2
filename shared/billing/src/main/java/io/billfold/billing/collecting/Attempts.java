package io.billfold.billing.collecting;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * All tries to collect an invoice, and when it is looked at next.
 *
 * @param invoice what is collected
 * @param account who owes it
 * @param seller whom it is owed to
 * @param toldOn when the payer was told of the amount and the day: when it was issued
 * @param made the tries, in the order of their numbers, which begin with 1 and have no gap
 * @param nextAt when to look again; null when only a change of something else brings anything
 * @param stop why nothing more is tried, or null
 */
public record Attempts(
        InvoiceNumber invoice,
        AccountId account,
        SellerId seller,
        LocalDate toldOn,
        List<Attempt> made,
        @Nullable Instant nextAt,
        @Nullable Stop stop) {
    /**
     * Why nothing more is tried.
     *
     * @param needs who must do something
     * @param reason in words
     */
    public record Stop(Needs needs, String reason) {}

    /** Who must do something. */
    public enum Needs {
        /** Authenticate, or give another instrument. */
        PAYER,
        /** Look what became of a try, or mend what is wrong with our requests. */
        PERSON,
        /** Nobody: dunning goes on. */
        NOBODY
    }

    public Attempts {
        made = List.copyOf(made);
        for (int i = 0; i < made.size(); i++) {
            if (made.get(i).number() != i + 1) {
                throw new IllegalArgumentException(
                        "try " + made.get(i).number() + " of " + invoice + " is out of order");
            }
        }
    }

    /** Of an invoice that nothing was tried for. */
    public static Attempts none(
            InvoiceNumber invoice, AccountId account, SellerId seller, LocalDate toldOn) {
        return new Attempts(invoice, account, seller, toldOn, List.of(), null, null);
    }

    /** The number of the next try. */
    public int nextNumber() {
        return made.size() + 1;
    }

    /**
     * A try by its number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Attempt attempt(int number) {
        if (number < 1 || number > made.size()) {
            throw new IllegalArgumentException("there is no try " + number + " of " + invoice);
        }
        return made.get(number - 1);
    }

    /** With one try more. */
    public Attempts plus(Attempt attempt) {
        List<Attempt> more = new ArrayList<>(made);
        more.add(attempt);
        return new Attempts(invoice, account, seller, toldOn, more, nextAt, null);
    }

    /** With a try as it is now known. */
    public Attempts with(Attempt known) {
        List<Attempt> others = new ArrayList<>(made);
        others.set(attempt(known.number()).number() - 1, known);
        return new Attempts(invoice, account, seller, toldOn, others, nextAt, stop);
    }

    /** To be looked at again at an instant; null for not by itself. */
    public Attempts at(@Nullable Instant next) {
        return new Attempts(invoice, account, seller, toldOn, made, next, null);
    }

    /** Nothing more is tried by itself. */
    public Attempts stopped(Needs needs, String reason) {
        Stop why = new Stop(needs, reason);
        return new Attempts(invoice, account, seller, toldOn, made, null, why);
    }
}
