package io.billfold.changesubscription;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Account;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.Coupon;
import io.billfold.billing.catalog.CouponId;
import io.billfold.billing.change.ChangeDecision;
import io.billfold.billing.change.ChangeRequest;
import io.billfold.billing.change.ChangeRequest.Wish;
import io.billfold.billing.change.ChangeRules;
import io.billfold.billing.subscription.Change;
import io.billfold.billing.subscription.Subscription;
import io.billfold.events.ChangeRejected;
import io.billfold.events.EntitlementsChanged;
import io.billfold.events.FieldProblem;
import io.billfold.events.SubscriptionChanged;
import io.billfold.events.subscription.SubscriptionJson;
import io.billfold.lambda.Metrics;
import io.billfold.store.AccountStore;
import io.billfold.store.CatalogStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.Rejection;
import io.billfold.store.Sha256;
import io.billfold.store.SubscriptionStore;
import io.billfold.store.SubscriptionStore.RecordedChange;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Records a change once, or keeps what was sent with everything that is wrong with it. */
@Singleton
class ChangeSubscription {
    /** How often a change is decided anew because the subscription changed meanwhile. */
    private static final int ATTEMPTS_MAX = 5;

    private final SubscriptionStore subscriptions;
    private final AccountStore accounts;
    private final CatalogStore catalogs;
    private final Dynamo dynamo;
    private final InstantSource clock;
    private final Metrics metrics;

    ChangeSubscription(
            SubscriptionStore subscriptions,
            AccountStore accounts,
            CatalogStore catalogs,
            Dynamo dynamo,
            InstantSource clock,
            Metrics metrics) {
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.dynamo = dynamo;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Records a change or refuses it. A repeat changes nothing.
     *
     * @param content the bytes that were sent
     * @throws IllegalStateException when the subscription changed under every attempt
     */
    Changing change(ChangeRequest request, byte[] content) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Changing done = attempt(request, content);
            if (done != null) {
                return done;
            }
        }
        throw new IllegalStateException(
                "subscription "
                        + request.subscription()
                        + " changed "
                        + ATTEMPTS_MAX
                        + " times while change "
                        + request.id()
                        + " was recorded");
    }

    /** Null when what was read had changed before the commit. */
    private @Nullable Changing attempt(ChangeRequest request, byte[] content) {
        Versioned<Subscription> read = subscriptions.find(request.subscription()).orElse(null);
        if (read == null) {
            String reason = "no subscription '" + request.subscription() + "'";
            return refused(request.id(), content, List.of(new Problem("subscriptionId", reason)));
        }
        Optional<RecordedChange> known =
                subscriptions.findChange(request.subscription(), request.id());
        if (known.isPresent()) {
            return repeated(known.get(), content, read.value());
        }
        Subscription subscription = read.value();
        Catalog catalog = catalogs.part(subscription, request.wish());
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), account(subscription).zone());
        return switch (ChangeRules.decide(subscription, catalog, now, request)) {
            case ChangeDecision.Accepted accepted ->
                    commit(request, content, read, accepted, catalog);
            case ChangeDecision.Refused(List<Problem> problems) ->
                    refused(request.id(), content, problems);
        };
    }

    private static Changing repeated(RecordedChange known, byte[] content, Subscription now) {
        return known.contentSha256().equals(Sha256.hex(content))
                ? new Changing.Repeated(now)
                : new Changing.Conflicting(
                        "change "
                                + known.id()
                                + " was recorded at "
                                + known.recordedAt()
                                + " with other content: give a new change a new id");
    }

    private Account account(Subscription subscription) {
        return accounts.findAccount(subscription.account())
                .map(Versioned::value)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "account " + subscription.account() + " is not known"));
    }

    private @Nullable Changing commit(
            ChangeRequest request,
            byte[] content,
            Versioned<Subscription> read,
            ChangeDecision.Accepted accepted,
            Catalog catalog) {
        Instant now = clock.instant();
        Subscription after = accepted.after();
        Commit commit = dynamo.begin();
        subscriptions.replace(commit, after, read.version());
        subscriptions.addChange(
                commit, after.id(), new RecordedChange(request.id(), Sha256.hex(content), now));
        subscriptions.publish(commit, changed(request, accepted, now));
        if (!accepted.changes().isEmpty()) {
            subscriptions.publish(
                    commit, EntitlementsChanged.of(now, request.id(), after, catalog));
        }
        redeem(commit, request, catalog);
        boolean done = dynamo.commit(commit) == Committed.DONE;
        metrics.count("SubscriptionsChanged", done ? 1 : 0);
        return done ? new Changing.Done(after) : redeemedOut(request, content, catalog);
    }

    private void redeem(Commit commit, ChangeRequest request, Catalog catalog) {
        Coupon coupon = coupon(request, catalog);
        if (coupon != null) {
            catalogs.redeem(commit, catalog.seller(), coupon);
        }
    }

    private static @Nullable Coupon coupon(ChangeRequest request, Catalog catalog) {
        return request.wish() instanceof Wish.Redeem(CouponId id) ? catalog.coupon(id) : null;
    }

    /** A refused commit means a change of the subscription, or a coupon that is used up. */
    private @Nullable Changing redeemedOut(ChangeRequest request, byte[] content, Catalog catalog) {
        Coupon coupon = coupon(request, catalog);
        Integer most = coupon == null ? null : coupon.redemptionsMax();
        if (coupon == null
                || most == null
                || catalogs.redemptions(catalog.seller(), coupon.id()) < most) {
            return null;
        }
        String reason = "'" + coupon.id() + "' was redeemed " + most + " times, all there are";
        return refused(request.id(), content, List.of(new Problem("coupon", reason)));
    }

    private static SubscriptionChanged changed(
            ChangeRequest request, ChangeDecision.Accepted accepted, Instant now) {
        return SubscriptionChanged.of(
                now,
                request.id(),
                accepted.after().id().value(),
                accepted.after().account().value(),
                accepted.changes().stream().map(ChangeSubscription::entry).toList(),
                accepted.after().nextBillingOn());
    }

    private static SubscriptionChanged.Entry entry(Change change) {
        return new SubscriptionChanged.Entry(
                change.id(), change.at(), SubscriptionJson.deed(change.action()));
    }

    /**
     * Keeps what was refused.
     *
     * @param changeId the change that was meant, or null where that can't be read
     */
    Changing refused(@Nullable String changeId, byte[] content, List<Problem> problems) {
        Instant now = clock.instant();
        Rejection rejection =
                new Rejection(
                        Sha256.hex(content),
                        now,
                        changeId,
                        "the change can't be accepted",
                        problems);
        Commit commit = dynamo.begin();
        subscriptions.refusedChanges().add(commit, rejection, content);
        subscriptions.publish(
                commit,
                ChangeRejected.of(
                        now,
                        rejection.id(),
                        changeId,
                        rejection.reason(),
                        problems.stream().map(FieldProblem::of).toList()));
        // refused by the transaction means that the same content was kept before
        dynamo.commit(commit);
        metrics.count("ChangesRejected", 1);
        return new Changing.Refused(problems);
    }
}
