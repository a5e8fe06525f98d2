package io.billfold.runbilling;

import io.billfold.events.PeriodDue;
import io.billfold.lambda.Metrics;
import io.billfold.store.Shard;
import io.billfold.store.SubscriptionStore;
import io.billfold.store.SubscriptionStore.DueSubscription;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Asks for a draft of every period that is due. It writes nothing: run twice, it asks twice, and
 * the second question finds the period billed.
 *
 * <p>A period is due when its first day has come in the account's zone. The index knows dates but
 * no zones, so everything is asked for whose date has come anywhere, which is first at UTC+14;
 * drafting knows the zone and leaves what is not due yet for the next run.
 */
@Singleton
class RunBilling {
    private static final ZoneOffset FIRST_TO_SEE_A_DATE = ZoneOffset.ofHours(14);

    private final SubscriptionStore subscriptions;
    private final DraftsQueue drafts;
    private final Metrics metrics;

    RunBilling(SubscriptionStore subscriptions, DraftsQueue drafts, Metrics metrics) {
        this.subscriptions = subscriptions;
        this.drafts = drafts;
        this.metrics = metrics;
    }

    /**
     * Asks for the drafts of a day.
     *
     * @throws IllegalStateException when the queue did not take a message: the run is repeated
     */
    void run(Instant scheduledAt) {
        LocalDate until = LocalDate.ofInstant(scheduledAt, FIRST_TO_SEE_A_DATE);
        for (int shard = 0; shard < Shard.COUNT; shard++) {
            subscriptions.eachDue(shard, until, this::ask);
        }
    }

    private void ask(List<DueSubscription> due) {
        drafts.send(
                due.stream()
                        .map(each -> PeriodDue.of(each.id().value(), each.periodFrom()))
                        .toList());
        metrics.count("PeriodsDue", due.size());
    }
}
