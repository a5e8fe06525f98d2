package io.billfold.billing.collecting;

import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;

import java.time.Instant;

/**
 * One try to collect an invoice.
 *
 * @param invoice what is collected
 * @param number of the try, from 1: the next one is made only when the outcome of this is known
 * @param method the instrument as it was then: what the account pays with may change meanwhile
 * @param amount that was asked for
 * @param startedAt when it was written down, which is before anybody was asked
 * @param outcome what came of it
 */
public record Attempt(
        InvoiceNumber invoice,
        int number,
        PaymentMethod method,
        Money amount,
        Instant startedAt,
        Outcome outcome) {
    public Attempt {
        if (number < 1) {
            throw new IllegalArgumentException("number must be 1 or more, was " + number);
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount must be above zero, was " + amount);
        }
    }

    /** What came of a try. */
    public sealed interface Outcome {
        /**
         * Nobody knows: it was not answered yet, or the answer was lost.
         *
         * @param lookups how often it was looked up
         * @param lastLookupAt when for the last time; when it was started for none
         */
        record Unknown(int lookups, Instant lastLookupAt) implements Outcome {}

        /**
         * The money is collected.
         *
         * @param reference the provider's id of the charge, for example {@code ch_1}
         */
        record Collected(String reference) implements Outcome {}

        /** It was refused. */
        record Declined(Decline decline, Instant at) implements Outcome {}

        /**
         * The provider took it and will tell what came of it: direct debits take days.
         *
         * @param reference the provider's id of it, for example {@code pi_1}
         * @param lookups how often it was looked up since
         */
        record Pending(String reference, int lookups) implements Outcome {}

        /** The provider has never heard of it: no money moved, and it is as if it was not made. */
        record NotMade() implements Outcome {}
    }

    /**
     * The key that the provider gets with it: the same for every repeat of this try, for example
     * {@code charge.MU-2026-000042.1}.
     */
    public String idempotencyKey() {
        return "charge." + invoice + "." + number;
    }

    /** Whether what came of it is not known yet. */
    public boolean isOpen() {
        return outcome instanceof Outcome.Unknown || outcome instanceof Outcome.Pending;
    }

    /** How often it was looked up. */
    public int lookups() {
        return switch (outcome) {
            case Outcome.Unknown unknown -> unknown.lookups();
            case Outcome.Pending pending -> pending.lookups();
            case Outcome.Collected _, Outcome.Declined _, Outcome.NotMade _ -> 0;
        };
    }

    /** The same try, looked up once more. */
    public Attempt lookedUp(Instant at) {
        return switch (outcome) {
            case Outcome.Unknown unknown -> with(new Outcome.Unknown(unknown.lookups() + 1, at));
            case Outcome.Pending(String reference, int lookups) ->
                    with(new Outcome.Pending(reference, lookups + 1));
            case Outcome.Collected _, Outcome.Declined _, Outcome.NotMade _ -> this;
        };
    }

    /** The same try with another outcome. */
    public Attempt with(Outcome known) {
        return new Attempt(invoice, number, method, amount, startedAt, known);
    }
}
