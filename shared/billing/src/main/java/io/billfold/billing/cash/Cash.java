package io.billfold.billing.cash;

import io.billfold.billing.Checks;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of a bank statement and all that became of it.
 *
 * @param id derived from where it stands
 * @param seller whose bank account it is
 * @param bankAccount IBAN or number
 * @param statement the bank's id of the statement
 * @param entry what the bank says
 * @param state where it stands
 * @param account whose money the rest is, or null while nobody knows
 * @param unapplied the part of what came that settles nothing yet, zero or above
 * @param applied what it settles, at most one per invoice
 * @param suggestions what it may be for, the best first
 * @param steps what was done with it and why, in order; at least its receipt
 */
public record Cash(
        CashId id,
        SellerId seller,
        String bankAccount,
        String statement,
        BankEntry entry,
        State state,
        @Nullable AccountId account,
        Money unapplied,
        List<Allocation> applied,
        List<CashMatch> suggestions,
        List<Step> steps) {
    /** A payment that is taken apart more often than this is for the books. */
    public static final int STEPS_MAX = 50;

    /** Where an entry stands. */
    public enum State {
        /** Somebody has to say what it is for. */
        OPEN,
        /** Its account is known, and some of it is left. */
        ON_ACCOUNT,
        /** All of it settles invoices. */
        APPLIED,
        /** Somebody said that it stays where it is. */
        PARKED,
        /** The bank took it back. */
        RETURNED,
        /** Money that went and brings nothing back. */
        OUTGOING,
        /** The return of another entry. */
        RETURN,
        /** A payment provider's payout: money that it held for us, and no customer's. */
        PAYOUT
    }

    /**
     * Something that was done.
     *
     * @param id of the decision: the same id is the same decision
     * @param what in one word, for example {@code apply}
     * @param by who, for example a user's name, or {@code rule}
     * @param why in words
     * @param on date of the entries that it booked
     */
    public record Step(String id, String what, String by, String why, LocalDate on) {
        private static final int WHY_MAX = 500;

        public Step {
            Checks.id("decisionId", id);
            Checks.text("by", by, 100);
            Checks.text("reason", why, WHY_MAX);
        }
    }

    public Cash {
        applied = List.copyOf(applied);
        suggestions = List.copyOf(suggestions);
        steps = List.copyOf(steps);
        if (unapplied.isNegative()) {
            throw new IllegalArgumentException(id + " has " + unapplied + " left");
        }
        if (steps.size() > STEPS_MAX) {
            throw new IllegalArgumentException(
                    id + " was changed " + steps.size() + " times, at most " + STEPS_MAX);
        }
    }

    /**
     * Whether it is on the list of what somebody should look at: it is open, something is left, or
     * a certificate is wanted.
     */
    public boolean isOnWorkList() {
        return state == State.OPEN || state == State.ON_ACCOUNT || isCertificateWanted();
    }

    /** Whether a payer withheld a part of an invoice and its certificate is still to come. */
    public boolean isCertificateWanted() {
        return applied.stream().anyMatch(Allocation::isCertificateWanted);
    }

    /** Whether a decision was carried out before. */
    public boolean has(String decisionId) {
        return steps.stream().anyMatch(step -> step.id().equals(decisionId));
    }

    /** What it settles, with more. */
    List<Allocation> appliedWith(List<Allocation> more) {
        List<Allocation> all = new ArrayList<>(applied);
        all.addAll(more);
        return all;
    }

    /** In another state, with one more step. */
    Cash to(
            State next,
            @Nullable AccountId owner,
            Money left,
            List<Allocation> settles,
            Step step) {
        List<Step> done = new ArrayList<>(steps);
        done.add(step);
        return new Cash(
                id,
                seller,
                bankAccount,
                statement,
                entry,
                next,
                owner,
                left,
                settles,
                suggestions,
                done);
    }
}
