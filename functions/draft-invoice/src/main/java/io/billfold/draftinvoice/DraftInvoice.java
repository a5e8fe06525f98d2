package io.billfold.draftinvoice;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.Seller;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Drafting;
import io.billfold.billing.rating.Bill;
import io.billfold.billing.rating.BillingInput;
import io.billfold.billing.rating.BillingRun;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.events.PeriodDue;
import io.billfold.store.BillingRunStore.Outcome;
import io.billfold.store.BillingRunStore.Result;
import io.billfold.store.BillingSources;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.SubscriptionStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Drafts a period that is due, and those after it that are due as well: a subscription that began
 * in the past, or whose drafting failed for days, catches up in one go.
 */
@Singleton
class DraftInvoice {
    /** Two years of months. What is left over is found by the next run. */
    private static final int STEPS_MAX = 24;

    /** How often a step is tried anew because its purchase order changed meanwhile. */
    static final int ATTEMPTS_MAX = 5;

    private final SubscriptionStore subscriptions;
    private final Parties parties;
    private final BillingSources sources;
    private final Placing placing;
    private final Outcomes outcomes;
    private final Dynamo dynamo;
    private final InstantSource clock;

    DraftInvoice(
            SubscriptionStore subscriptions,
            Parties parties,
            BillingSources sources,
            Placing placing,
            Outcomes outcomes,
            Dynamo dynamo,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.parties = parties;
        this.sources = sources;
        this.placing = placing;
        this.outcomes = outcomes;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Drafts what is due. A day that is billed already, or that has not come in the account's zone,
     * changes nothing.
     *
     * @throws IllegalStateException when the subscription, its seller, its account or one of its
     *     plans is not known, or its purchase order changed under every attempt
     */
    void draft(PeriodDue due) {
        SubscriptionId id = new SubscriptionId(due.subscriptionId());
        Versioned<Subscription> read =
                subscriptions
                        .find(id)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "subscription " + id + " is not known"));
        LocalDate next = read.value().nextBillingOn();
        if (next != null && !due.periodFrom().isBefore(next)) {
            draftAll(read, due.run());
        }
    }

    /**
     * What every step has in common.
     *
     * @param today in the account's zone
     * @param run the day of the billing run, in UTC
     */
    private record Day(
            Seller seller, Account account, Instant now, LocalDate today, LocalDate run) {}

    /**
     * One day of billing.
     *
     * @param input what was billed
     * @param after the subscription as it is to be then
     * @param versionRead of the subscription in the table
     * @param soFar what came of the steps before
     */
    private record Step(
            BillingInput input, Bill bill, Subscription after, long versionRead, Result soFar) {}

    private void draftAll(Versioned<Subscription> read, @Nullable LocalDate run) {
        Subscription subscription = read.value();
        Account account = parties.account(subscription.account());
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, account.zone());
        LocalDate on = dueBy(subscription, today);
        if (on == null) {
            return;
        }
        LocalDate runOn = run == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : run;
        Day day = new Day(parties.seller(subscription.seller()), account, now, today, runOn);
        BillingInput input = sources.read(subscription, account.zone(), on, now);
        Result soFar = Result.NOTHING;
        for (int step = 0; step < STEPS_MAX && on != null; step++) {
            Bill bill = BillingRun.bill(input);
            Subscription after = input.subscription().withBilling(bill.billing());
            long version = read.version() + step;
            Result result = carryOut(new Step(input, bill, after, version, soFar), day);
            if (result == null) {
                // somebody else billed it meanwhile; what they left is found by the next run
                return;
            }
            soFar = result;
            on = dueBy(after, today);
            input = on == null ? input : input.with(after, on, input.ledger().with(bill.pages()));
        }
    }

    private static @Nullable LocalDate dueBy(Subscription subscription, LocalDate today) {
        LocalDate next = subscription.nextBillingOn();
        return next == null || next.isAfter(today) ? null : next;
    }

    /** Null when the subscription changed meanwhile. */
    private @Nullable Result carryOut(Step step, Day day) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Commit commit = dynamo.begin();
            Result result = add(commit, step, day);
            if (dynamo.commit(commit) == Committed.DONE) {
                outcomes.count(result);
                return step.soFar().or(result);
            }
            if (!isAsRead(step)) {
                return null;
            }
        }
        throw new IllegalStateException(
                "the purchase order of subscription "
                        + step.after().id()
                        + " changed "
                        + ATTEMPTS_MAX
                        + " times meanwhile");
    }

    private boolean isAsRead(Step step) {
        return subscriptions
                .find(step.after().id())
                .filter(now -> now.version() == step.versionRead())
                .isPresent();
    }

    private Result add(Commit commit, Step step, Day day) {
        Subscription after = step.after();
        subscriptions.replace(commit, after, step.versionRead());
        subscriptions.saveLedger(commit, after.id(), step.bill().pages());
        sources.carryUsage(commit, step.input());
        Draft draft = null;
        Result result = Result.NOTHING;
        if (!step.bill().lines().isEmpty()) {
            LocalDate on = step.input().on();
            draft = Drafting.draft(after, day.seller(), day.account(), on, step.bill());
            boolean isOrderRequired = after.terms().isPurchaseOrderRequired();
            result = placing.add(commit, draft, isOrderRequired, day.now());
        }
        outcomes.add(
                commit,
                new Outcome(
                        day.run(),
                        after.id().value(),
                        after.account(),
                        step.soFar().or(result),
                        draft == null ? null : draft.id().value()));
        return result;
    }
}
