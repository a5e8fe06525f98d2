package io.billfold.draftinvoice;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.Seller;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Drafting;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.events.InvoiceDrafted;
import io.billfold.events.PeriodDue;
import io.billfold.lambda.Metrics;
import io.billfold.store.AccountStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DraftStore;
import io.billfold.store.Dynamo;
import io.billfold.store.SubscriptionStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;

/**
 * Drafts a period that is due, and those after it that are due as well: a subscription that began
 * in the past, or whose drafting failed for days, catches up in one go.
 */
@Singleton
class DraftInvoice {
    /** Two years of months. What is left over is found by the next run. */
    private static final int STEPS_MAX = 24;

    private final SubscriptionStore subscriptions;
    private final AccountStore accounts;
    private final DraftStore drafts;
    private final Dynamo dynamo;
    private final InstantSource clock;
    private final Metrics metrics;

    DraftInvoice(
            SubscriptionStore subscriptions,
            AccountStore accounts,
            DraftStore drafts,
            Dynamo dynamo,
            InstantSource clock,
            Metrics metrics) {
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.drafts = drafts;
        this.dynamo = dynamo;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Drafts what is due. A period that is billed already, or that has not begun in the account's
     * zone, changes nothing.
     *
     * @throws IllegalStateException when the subscription, its seller or its account is not known
     */
    void draft(PeriodDue due) {
        SubscriptionId id = new SubscriptionId(due.subscriptionId());
        Versioned<Subscription> read =
                subscriptions.find(id).orElseThrow(() -> unknown("subscription " + id));
        if (!due.periodFrom().isBefore(read.value().nextBillingOn())) {
            draftAll(read);
        }
    }

    private void draftAll(Versioned<Subscription> read) {
        Account account = account(read.value());
        Seller seller = seller(read.value());
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, account.zone());
        Subscription subscription = read.value();
        for (int step = 0; step < STEPS_MAX && isDue(subscription, today); step++) {
            Draft draft = Drafting.draft(subscription, seller, account);
            subscription = subscription.withNextPeriodBilled();
            if (!commit(draft, subscription, read.version() + step, now)) {
                // somebody else drafted it meanwhile; what they left is found by the next run
                return;
            }
        }
    }

    private static boolean isDue(Subscription subscription, LocalDate today) {
        return !subscription.nextBillingOn().isAfter(today);
    }

    private boolean commit(Draft draft, Subscription after, long versionRead, Instant now) {
        Commit commit = dynamo.begin();
        drafts.add(commit, draft);
        subscriptions.replace(commit, after, versionRead);
        drafts.publish(commit, drafted(draft, now));
        boolean done = dynamo.commit(commit) == Committed.DONE;
        metrics.count("InvoicesDrafted", done ? 1 : 0);
        return done;
    }

    private Seller seller(Subscription subscription) {
        return accounts.findSeller(subscription.seller())
                .orElseThrow(() -> unknown("seller " + subscription.seller()))
                .value();
    }

    private Account account(Subscription subscription) {
        return accounts.findAccount(subscription.account())
                .orElseThrow(() -> unknown("account " + subscription.account()))
                .value();
    }

    private static IllegalStateException unknown(String what) {
        return new IllegalStateException(what + " is not known");
    }

    private static InvoiceDrafted drafted(Draft draft, Instant now) {
        return InvoiceDrafted.of(
                now,
                draft.id().value(),
                draft.subscription().value(),
                draft.account().id().value(),
                draft.seller().id().value(),
                draft.currency().getCode(),
                draft.net().getAmount().toPlainString());
    }
}
