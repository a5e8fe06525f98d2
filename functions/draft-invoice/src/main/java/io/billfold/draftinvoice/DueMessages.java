package io.billfold.draftinvoice;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.invoice.BillingGroup;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.events.GroupDue;
import io.billfold.events.PeriodDue;
import io.billfold.lambda.Message;
import io.billfold.store.BillingRunStore.Outcome;
import io.billfold.store.BillingRunStore.Result;
import io.billfold.store.SubscriptionStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What is due: a subscription's period, or a group of drafts. What fails is named. */
@Singleton
class DueMessages {
    private final DraftInvoice draftInvoice;
    private final MergeGroup mergeGroup;
    private final Outcomes outcomes;
    private final SubscriptionStore subscriptions;
    private final InstantSource clock;

    DueMessages(
            DraftInvoice draftInvoice,
            MergeGroup mergeGroup,
            Outcomes outcomes,
            SubscriptionStore subscriptions,
            InstantSource clock) {
        this.draftInvoice = draftInvoice;
        this.mergeGroup = mergeGroup;
        this.outcomes = outcomes;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** Handles one message; one that throws is delivered again. */
    void handle(Message message) {
        boolean isGroup = message.json().filter(json -> json.get("group") != null).isPresent();
        if (isGroup) {
            merge(message.event(GroupDue.class));
        } else {
            draft(message.event(PeriodDue.class));
        }
    }

    private void merge(GroupDue due) {
        try {
            mergeGroup.merge(due);
        } catch (RuntimeException e) {
            AccountId payer = BillingGroup.parse(due.group()).payer();
            throw failed(new Outcome(due.run(), due.group(), payer, Result.FAILED, text(e)), e);
        }
    }

    private void draft(PeriodDue due) {
        try {
            draftInvoice.draft(due);
        } catch (RuntimeException e) {
            LocalDate run = due.run();
            LocalDate day =
                    run == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : run;
            String id = due.subscriptionId();
            throw failed(new Outcome(day, id, account(id), Result.FAILED, text(e)), e);
        }
    }

    private @Nullable AccountId account(String subscription) {
        try {
            return subscriptions
                    .find(new SubscriptionId(subscription))
                    .map(Versioned::value)
                    .map(Subscription::account)
                    .orElse(null);
        } catch (RuntimeException _) {
            // what can't be read has no account that could be named
            return null;
        }
    }

    private static String text(RuntimeException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    /** The failure itself, after it was named; what hinders that is told beside it. */
    private RuntimeException failed(Outcome outcome, RuntimeException failure) {
        try {
            outcomes.failed(outcome);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
