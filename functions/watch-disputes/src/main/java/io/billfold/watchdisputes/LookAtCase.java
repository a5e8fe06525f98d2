package io.billfold.watchdisputes;

import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeWatch.Watched;
import io.billfold.billing.dunning.Receivable;
import io.billfold.events.DisputeDeadlineNear;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DisputeStore;
import io.billfold.store.DisputeStore.CaseId;
import io.billfold.store.Dynamo;
import io.billfold.store.LedgerStore;
import io.billfold.store.ReceivableStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.time.LocalDate;

/** Looks at one case: what it brings is one transaction with the note that it was looked at. */
@Singleton
class LookAtCase {
    /** How often a case is decided anew because it or the receivable changed meanwhile. */
    static final int ATTEMPTS_MAX = 3;

    private final DisputeStore disputes;
    private final ReceivableStore receivables;
    private final LedgerStore ledger;
    private final SellersWatch watch;
    private final Dynamo dynamo;
    private final InstantSource clock;

    LookAtCase(
            DisputeStore disputes,
            ReceivableStore receivables,
            LedgerStore ledger,
            SellersWatch watch,
            Dynamo dynamo,
            InstantSource clock) {
        this.disputes = disputes;
        this.receivables = receivables;
        this.ledger = ledger;
        this.watch = watch;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Does what a day brings for a case; nothing when it was done already.
     *
     * @throws IllegalStateException when the case changed under every attempt
     */
    void look(CaseId id, LocalDate today) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Versioned<Dispute> read = disputes.find(id.provider(), id.id()).orElseThrow();
            if (!watch.isDue(read.value(), today) || done(read, today)) {
                return;
            }
        }
        throw new IllegalStateException(id + " changed " + ATTEMPTS_MAX + " times meanwhile");
    }

    private boolean done(Versioned<Dispute> read, LocalDate today) {
        Versioned<Receivable> owed = receivables.find(read.value().invoice()).orElseThrow();
        Watched watched = watch.of(read.value()).look(read.value(), owed.value(), today);
        Commit commit = dynamo.begin();
        disputes.replace(commit, watched.after(), read.version());
        if (watched.entry() != null) {
            ledger.add(commit, watched.entry());
        }
        if (!watched.receivableAfter().equals(owed.value())) {
            receivables.replace(commit, watched.receivableAfter(), owed.version());
            receivables.publishEntitlements(
                    commit, owed, watched.receivableAfter(), clock.instant());
        }
        if (watched.warning() != null) {
            disputes.publish(
                    commit,
                    DisputeDeadlineNear.of(clock.instant(), watched.after(), watched.warning()));
        }
        return dynamo.commit(commit) == Committed.DONE;
    }
}
