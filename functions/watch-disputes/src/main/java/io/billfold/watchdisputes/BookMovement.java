package io.billfold.watchdisputes;

import io.billfold.billing.Problem;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeChange;
import io.billfold.billing.dispute.DisputeRules;
import io.billfold.billing.dispute.Movement;
import io.billfold.billing.dunning.Receivable;
import io.billfold.events.DisputeMoneyMoved;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DisputeStore;
import io.billfold.store.DisputeStore.Decision;
import io.billfold.store.Dynamo;
import io.billfold.store.LedgerStore;
import io.billfold.store.ReceivableStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Books a movement in another currency at what a person says that it is worth. */
@Singleton
class BookMovement {
    /** How often a decision is tried because the case or the receivable changed meanwhile. */
    static final int ATTEMPTS_MAX = 3;

    private final DisputeStore disputes;
    private final ReceivableStore receivables;
    private final LedgerStore ledger;
    private final Dynamo dynamo;
    private final InstantSource clock;

    BookMovement(
            DisputeStore disputes,
            ReceivableStore receivables,
            LedgerStore ledger,
            Dynamo dynamo,
            InstantSource clock) {
        this.disputes = disputes;
        this.receivables = receivables;
        this.ledger = ledger;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Books a movement of a case that is known; the same decision again changes nothing.
     *
     * @param by who
     * @return why it can't be booked, or null when it is, now or before
     */
    @Nullable Problem book(String provider, String id, MovementRequest request, String by) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Versioned<Dispute> read = disputes.find(provider, id).orElseThrow();
            try {
                if (isBooked(read, decision(read.value(), request, by))) {
                    return null;
                }
            } catch (IllegalArgumentException e) {
                return new Problem("movement", String.valueOf(e.getMessage()));
            } catch (ArithmeticException tooManyDecimals) {
                return new Problem("amount", "has more decimals than " + read.value().currency());
            }
        }
        throw new IllegalStateException(id + " changed " + ATTEMPTS_MAX + " times meanwhile");
    }

    private Decision decision(Dispute dispute, MovementRequest request, String by) {
        return new Decision(
                request.movement(),
                Money.of(dispute.currency(), request.amount()),
                by,
                request.reason(),
                clock.instant());
    }

    /** Now, or by the same decision before. */
    private boolean isBooked(Versioned<Dispute> read, Decision decision) {
        return isKnown(read.value(), decision)
                || isDone(read, receivables.find(read.value().invoice()).orElseThrow(), decision);
    }

    private boolean isKnown(Dispute dispute, Decision decision) {
        return disputes.decisions(dispute.provider(), dispute.id()).stream()
                .anyMatch(
                        it ->
                                it.movement().equals(decision.movement())
                                        && it.value().equals(decision.value()));
    }

    private boolean isDone(Versioned<Dispute> read, Versioned<Receivable> owed, Decision decision) {
        Instant now = clock.instant();
        DisputeChange change =
                DisputeRules.book(
                        read.value(),
                        decision.movement(),
                        decision.value(),
                        owed.value(),
                        LocalDate.ofInstant(now, ZoneOffset.UTC));
        Commit commit = dynamo.begin();
        disputes.replace(commit, change.after(), read.version());
        disputes.decide(commit, change.after(), decision);
        if (!change.receivableAfter().equals(owed.value())) {
            receivables.replace(commit, change.receivableAfter(), owed.version());
        }
        change.entries().forEach(entry -> ledger.add(commit, entry));
        change.moved()
                .forEach(moved -> disputes.publish(commit, event(change.after(), moved, now)));
        return dynamo.commit(commit) == Committed.DONE;
    }

    private static DisputeMoneyMoved event(Dispute dispute, Movement movement, Instant now) {
        return DisputeMoneyMoved.of(
                now,
                dispute.id(),
                dispute.provider(),
                movement.id(),
                dispute.invoice().toString(),
                movement.amount().getCurrencyUnit().getCode(),
                movement.amount().getAmount().toPlainString(),
                movement.fee().getAmount().toPlainString());
    }
}
