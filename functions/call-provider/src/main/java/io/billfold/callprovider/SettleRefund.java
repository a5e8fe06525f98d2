package io.billfold.callprovider;

import io.billfold.billing.ledger.Bookings;
import io.billfold.billing.payment.Payment;
import io.billfold.billing.refunding.RefundPart;
import io.billfold.billing.refunding.RefundPart.State;
import io.billfold.billing.refunding.Refundable;
import io.billfold.events.RefundSettled;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.LedgerStore;
import io.billfold.store.PaymentStore;
import io.billfold.store.RefundStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * Commits what came of a part of a refund, once: whichever comes first, the answer or the webhook,
 * books it. What failed is owed to the customer as before, and a person pays it out.
 */
@Singleton
class SettleRefund {
    /** How often it is decided anew because something changed meanwhile. */
    static final int ATTEMPTS_MAX = 5;

    private final RefundStore refunds;
    private final PaymentStore payments;
    private final LedgerStore ledger;
    private final Dynamo dynamo;
    private final InstantSource clock;

    SettleRefund(
            RefundStore refunds,
            PaymentStore payments,
            LedgerStore ledger,
            Dynamo dynamo,
            InstantSource clock) {
        this.refunds = refunds;
        this.payments = payments;
        this.ledger = ledger;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Commits a state; one that is no progress changes nothing. A refund that was done may still
     * fail, when the payer's bank turns it down; one that failed stays so.
     *
     * @throws IllegalStateException when the part changed during every attempt
     */
    void settle(String key, State state, String note) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Versioned<RefundPart> read = refunds.find(key).orElseThrow();
            if (!isProgress(read.value().state(), state)
                    || commit(read, read.value().in(state, note)) == Committed.DONE) {
                return;
            }
        }
        throw new IllegalStateException(key + " changed " + ATTEMPTS_MAX + " times meanwhile");
    }

    private static boolean isProgress(State from, State to) {
        return switch (from) {
            case REQUESTED -> true;
            case SENT -> to == State.DONE || to == State.FAILED;
            case DONE -> to == State.FAILED;
            case FAILED, BY_HAND -> false;
        };
    }

    private Committed commit(Versioned<RefundPart> read, RefundPart after) {
        Commit commit = dynamo.begin();
        refunds.replace(commit, after, read.version());
        // the day in UTC, as providers state their balances
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (after.state() == State.DONE) {
            ledger.add(commit, Bookings.refundPaid(after, today));
        } else if (read.value().state() == State.DONE) {
            ledger.add(commit, Bookings.refundReturned(after, today));
        }
        if (after.state() == State.FAILED) {
            release(commit, after);
        }
        if (!after.isOpen()) {
            refunds.publish(commit, RefundSettled.of(clock.instant(), after));
        }
        return dynamo.commitUnlessBusy(commit);
    }

    /** The payment has it left again. */
    private void release(Commit commit, RefundPart part) {
        String id = Objects.requireNonNull(part.source()).paymentId();
        Payment payment = payments.find(id).orElseThrow().payment();
        Versioned<Refundable> read = refunds.refundable(payment);
        refunds.refunded(
                commit,
                new Refundable(payment, read.value().refunded().minus(part.amount())),
                read.version());
    }
}
