package io.billfold.releasedraft;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.Seller;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.purchase.PurchaseOrder;
import io.billfold.billing.purchase.PurchaseOrderDecision;
import io.billfold.billing.purchase.PurchaseOrderRules;
import io.billfold.events.InvoiceDrafted;
import io.billfold.lambda.Metrics;
import io.billfold.store.AccountStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DraftRecord;
import io.billfold.store.DraftStore;
import io.billfold.store.Dynamo;
import io.billfold.store.PurchaseOrderStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/**
 * Lets a held draft go on. One that is held for its purchase order needs one that is good for it;
 * one that is held for its tax is decided anew. Either goes on with seller and account as they are
 * now, so that what was mended there counts.
 */
@Singleton
class ReleaseDraft {
    /** How often it is decided anew because draft or purchase order changed meanwhile. */
    static final int ATTEMPTS_MAX = 5;

    private final DraftStore drafts;
    private final PurchaseOrderStore orders;
    private final AccountStore accounts;
    private final Dynamo dynamo;
    private final InstantSource clock;
    private final Metrics metrics;

    ReleaseDraft(
            DraftStore drafts,
            PurchaseOrderStore orders,
            AccountStore accounts,
            Dynamo dynamo,
            InstantSource clock,
            Metrics metrics) {
        this.drafts = drafts;
        this.orders = orders;
        this.accounts = accounts;
        this.dynamo = dynamo;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Releases a draft. One that is not held stays as it is.
     *
     * @param number another purchase order for it, or null for the draft's own
     * @throws IllegalStateException when seller or account are not known any more, or something
     *     changed under every attempt
     */
    Releasing release(DraftId id, @Nullable String number) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            DraftRecord read = drafts.find(id).orElse(null);
            if (read == null) {
                return new Releasing.Unknown();
            }
            if (read.state() != DraftRecord.State.HELD) {
                return new Releasing.NotHeld(read);
            }
            Releasing done =
                    read.isHeldForPurchaseOrder()
                            ? releaseUnderOrder(read, number)
                            : releaseAgain(read, number);
            if (done != null) {
                return done;
            }
        }
        throw new IllegalStateException("draft " + id + " changed " + ATTEMPTS_MAX + " times");
    }

    /** Null when something changed meanwhile. */
    private @Nullable Releasing releaseUnderOrder(DraftRecord read, @Nullable String other) {
        Draft draft = read.draft();
        String number = other == null ? draft.purchaseOrder() : other;
        Versioned<PurchaseOrder> found =
                number == null ? null : orders.find(draft.account().id(), number).orElse(null);
        PurchaseOrder order = found == null ? null : found.value();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, draft.account().zone());
        return switch (PurchaseOrderRules.reserve(number, order, draft.net(), today)) {
            case PurchaseOrderDecision.Refused(List<Problem> problems) ->
                    new Releasing.Refused(problems);
            case PurchaseOrderDecision.Reserved(PurchaseOrder after) -> {
                Commit commit = dynamo.begin();
                orders.save(commit, after, found);
                yield commit(commit, read, number, now);
            }
        };
    }

    /** Null when something changed meanwhile. */
    private @Nullable Releasing releaseAgain(DraftRecord read, @Nullable String other) {
        String own = read.draft().purchaseOrder();
        if (other != null && !other.equals(own)) {
            return new Releasing.Refused(
                    List.of(
                            new Problem(
                                    PurchaseOrderRules.FIELD,
                                    "can't be changed: the draft is held for another reason")));
        }
        return commit(dynamo.begin(), read, own, clock.instant());
    }

    private @Nullable Releasing commit(
            Commit commit, DraftRecord read, @Nullable String number, Instant now) {
        Draft draft = read.draft();
        Draft released = draft.withParties(seller(draft), account(draft), number);
        drafts.saveReleased(commit, read, released, now);
        long version = read.version() + 1;
        drafts.publish(commit, InvoiceDrafted.of(now, released).again(version));
        if (dynamo.commit(commit) == Committed.REFUSED) {
            return null;
        }
        metrics.count("DraftsReleased", 1);
        return new Releasing.Done(
                new DraftRecord(released, DraftRecord.State.DRAFTED, null, List.of(), version));
    }

    private Seller seller(Draft draft) {
        return accounts.findSeller(draft.seller().id())
                .orElseThrow(() -> unknown("seller " + draft.seller().id()))
                .value();
    }

    private Account account(Draft draft) {
        return accounts.findAccount(draft.account().id())
                .orElseThrow(() -> unknown("account " + draft.account().id()))
                .value();
    }

    private static IllegalStateException unknown(String what) {
        return new IllegalStateException(what + " is not known");
    }
}
