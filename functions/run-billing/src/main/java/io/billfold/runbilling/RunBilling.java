package io.billfold.runbilling;

import io.billfold.billing.account.AccountId;
import io.billfold.events.GroupDue;
import io.billfold.events.PeriodDue;
import io.billfold.lambda.Metrics;
import io.billfold.store.BillingGroupStore;
import io.billfold.store.BillingRunStore;
import io.billfold.store.BillingRunStore.Run;
import io.billfold.store.Commit;
import io.billfold.store.Dynamo;
import io.billfold.store.Shard;
import io.billfold.store.SubscriptionStore;
import io.billfold.store.SubscriptionStore.DueSubscription;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * Asks for a draft of every period that is due, and for one invoice of every group of drafts that
 * wait for each other. It bills nothing itself: run twice, it asks twice, and the second question
 * finds all done; cut off, it is run again.
 *
 * <p>A period is due when its first day has come in the account's zone. The index knows dates but
 * no zones, so everything is asked for whose date has come anywhere, which is first at UTC+14;
 * drafting knows the zone and leaves what is not due yet for the next run.
 */
@Singleton
class RunBilling {
    private static final ZoneOffset FIRST_TO_SEE_A_DATE = ZoneOffset.ofHours(14);

    private final SubscriptionStore subscriptions;
    private final BillingGroupStore groups;
    private final BillingRunStore runs;
    private final DraftsQueue drafts;
    private final Dynamo dynamo;
    private final Metrics metrics;

    RunBilling(
            SubscriptionStore subscriptions,
            BillingGroupStore groups,
            BillingRunStore runs,
            DraftsQueue drafts,
            Dynamo dynamo,
            Metrics metrics) {
        this.subscriptions = subscriptions;
        this.groups = groups;
        this.runs = runs;
        this.drafts = drafts;
        this.dynamo = dynamo;
        this.metrics = metrics;
    }

    /**
     * What a run is to look at.
     *
     * @param at when it was due
     * @param account the only account, or null for all
     * @param until the last day, or null for what is due at that moment
     * @param work which kinds of work
     */
    record Wish(
            Instant at, @Nullable AccountId account, @Nullable LocalDate until, Set<Work> work) {
        LocalDate periodsUntil() {
            return until == null ? LocalDate.ofInstant(at, FIRST_TO_SEE_A_DATE) : until;
        }

        LocalDate groupsUntil() {
            return until == null ? day() : until;
        }

        LocalDate day() {
            return LocalDate.ofInstant(at, ZoneOffset.UTC);
        }
    }

    /** What a run asks for. */
    enum Work {
        /** Drafts of the periods that are due. */
        PERIODS,
        /** One invoice of the drafts that wait for each other. */
        GROUPS
    }

    /**
     * Asks for what is due.
     *
     * @throws IllegalStateException when the queue did not take a message: the run is repeated
     */
    Run run(Wish wish) {
        Progress progress = new Progress(wish);
        AccountId account = wish.account();
        if (account == null) {
            for (int shard = 0; shard < Shard.COUNT; shard++) {
                ask(progress, shard);
                save(progress.run(shard == Shard.COUNT - 1));
            }
        } else {
            ask(progress, account);
            save(progress.run(true));
        }
        return progress.run(true);
    }

    private void ask(Progress progress, int shard) {
        Wish wish = progress.wish;
        if (wish.work().contains(Work.PERIODS)) {
            subscriptions.eachDue(shard, wish.periodsUntil(), due -> askPeriods(progress, due));
        }
        if (wish.work().contains(Work.GROUPS)) {
            groups.eachDue(shard, wish.groupsUntil(), due -> askGroups(progress, due));
        }
    }

    private void ask(Progress progress, AccountId account) {
        Wish wish = progress.wish;
        if (wish.work().contains(Work.PERIODS)) {
            subscriptions.eachDue(account, wish.periodsUntil(), due -> askPeriods(progress, due));
        }
        if (wish.work().contains(Work.GROUPS)) {
            groups.eachDue(account, wish.groupsUntil(), due -> askGroups(progress, due));
        }
    }

    private void askPeriods(Progress progress, List<DueSubscription> due) {
        LocalDate day = progress.wish.day();
        drafts.send(
                due.stream()
                        .map(it -> PeriodDue.of(it.id().value(), it.periodFrom()).withRun(day))
                        .toList());
        progress.asked += due.size();
        metrics.count("PeriodsDue", due.size());
    }

    private void askGroups(Progress progress, Set<String> due) {
        LocalDate day = progress.wish.day();
        drafts.send(due.stream().map(group -> GroupDue.of(group, day)).toList());
        progress.asked += due.size();
        metrics.count("GroupsDue", due.size());
    }

    private void save(Run run) {
        Commit commit = dynamo.begin();
        runs.save(commit, run);
        dynamo.commit(commit);
    }

    /** How far a run has come. */
    private static final class Progress {
        private final Wish wish;
        private long asked;

        Progress(Wish wish) {
            this.wish = wish;
        }

        Run run(boolean isDone) {
            LocalDate until =
                    wish.work().contains(Work.PERIODS) ? wish.periodsUntil() : wish.groupsUntil();
            return new Run(wish.at(), wish.account(), until, asked, isDone);
        }
    }
}
