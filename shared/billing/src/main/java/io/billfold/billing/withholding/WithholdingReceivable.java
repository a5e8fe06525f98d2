package io.billfold.billing.withholding;

import io.billfold.billing.Checks;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.cash.CashId;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a customer withheld of an invoice: a claim on the state that it was paid to. Without the
 * certificate it can't be set off against the seller's own income tax, so it stays an open item.
 *
 * @param id derived from what it came with
 * @param seller whose claim it is
 * @param account who withheld it
 * @param invoice of which it was withheld
 * @param year whose tax it is, and the tax year in which it was withheld
 * @param amount above zero, in the invoice's currency
 * @param withheldOn date of the payment that it came with
 * @param cash the bank's entry that it came with; null where somebody recorded it
 * @param state where it stands
 * @param certificate the proof; null while it is missing
 * @param steps what was done and why, in order; at least its recording
 */
public record WithholdingReceivable(
        WithheldId id,
        SellerId seller,
        AccountId account,
        InvoiceNumber invoice,
        TaxYear year,
        Money amount,
        LocalDate withheldOn,
        @Nullable CashId cash,
        State state,
        @Nullable Certificate certificate,
        List<Step> steps) {
    /** One that is changed more often is for the books. */
    public static final int STEPS_MAX = 30;

    public WithholdingReceivable {
        steps = List.copyOf(steps);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(
                    "withheld of " + invoice + " must be above zero, was " + amount);
        }
        if (certificate != null && !certificate.amount().isSameCurrency(amount)) {
            throw new IllegalArgumentException(
                    "certificate over %s can't prove %s".formatted(certificate.amount(), amount));
        }
        if (steps.size() > STEPS_MAX) {
            throw new IllegalArgumentException(
                    id + " was changed " + steps.size() + " times, at most " + STEPS_MAX);
        }
    }

    /** Where a claim stands. */
    public enum State {
        CERTIFICATE_MISSING,
        CERTIFICATE_RECEIVED,
        /** It was used against the seller's own tax. */
        CREDITED,
        /** Nobody expects the certificate, or the tax office, to help any more. */
        WRITTEN_OFF,
        /** The payment was taken back, or nothing was withheld after all. */
        UNDONE
    }

    /**
     * Something that was done.
     *
     * @param id of the decision: the same id is the same decision
     * @param what in one word, for example {@code certify}
     * @param by who, for example a user's name, or {@code rule}
     * @param why in words
     * @param on date of what it booked
     */
    public record Step(String id, String what, String by, String why, LocalDate on) {
        private static final int WHY_MAX = 500;

        public Step {
            Checks.id("decisionId", id);
            Checks.text("by", by, 100);
            Checks.text("reason", why, WHY_MAX);
        }
    }

    /** Whether somebody still waits for something: the certificate, or the tax office. */
    public boolean isOpen() {
        return switch (state) {
            case CERTIFICATE_MISSING, CERTIFICATE_RECEIVED -> true;
            case CREDITED, WRITTEN_OFF, UNDONE -> false;
        };
    }

    /** Whether a decision was carried out before. */
    public boolean has(String decisionId) {
        return steps.stream().anyMatch(step -> step.id().equals(decisionId));
    }

    /** In another state, with one more step. */
    WithholdingReceivable to(State next, @Nullable Certificate proof, Step step) {
        List<Step> done = new ArrayList<>(steps);
        done.add(step);
        return new WithholdingReceivable(
                id, seller, account, invoice, year, amount, withheldOn, cash, next, proof, done);
    }
}
