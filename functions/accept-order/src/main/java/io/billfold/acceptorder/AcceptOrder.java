package io.billfold.acceptorder;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.ParentAccount;
import io.billfold.billing.account.Seller;
import io.billfold.billing.catalog.BundleId;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.Coupon;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.order.Order;
import io.billfold.billing.order.OrderDecision;
import io.billfold.billing.order.OrderItem;
import io.billfold.billing.order.OrderItem.OrderPhase;
import io.billfold.billing.order.OrderRules;
import io.billfold.billing.order.Parentage;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.tax.TaxRules;
import io.billfold.events.EntitlementsChanged;
import io.billfold.events.EventJson;
import io.billfold.events.FieldProblem;
import io.billfold.events.OrderAccepted;
import io.billfold.events.OrderReader;
import io.billfold.events.OrderReading;
import io.billfold.events.OrderRejected;
import io.billfold.lambda.Metrics;
import io.billfold.store.AccountStore;
import io.billfold.store.CatalogStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.Rejection;
import io.billfold.store.RejectionStore;
import io.billfold.store.SubscriptionStore;
import io.billfold.store.SubscriptionStore.AcceptedOrder;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Accepts an order once, or keeps what was sent with everything that is wrong with it. */
@Singleton
class AcceptOrder {
    /** How often an order is decided anew because the account changed meanwhile. */
    private static final int ATTEMPTS_MAX = 5;

    private final AccountStore accounts;
    private final CatalogStore catalogs;
    private final SubscriptionStore subscriptions;
    private final RejectionStore rejections;
    private final Dynamo dynamo;
    private final InstantSource clock;
    private final Metrics metrics;
    private final OrderReader reader;
    private final TaxRules taxRules = TaxRules.bundled();

    AcceptOrder(
            AccountStore accounts,
            CatalogStore catalogs,
            SubscriptionStore subscriptions,
            RejectionStore rejections,
            Dynamo dynamo,
            InstantSource clock,
            Metrics metrics,
            EventJson json) {
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.subscriptions = subscriptions;
        this.rejections = rejections;
        this.dynamo = dynamo;
        this.clock = clock;
        this.metrics = metrics;
        this.reader = new OrderReader(json);
    }

    /**
     * Accepts or refuses what was sent. A repeat changes nothing.
     *
     * @throws IllegalStateException when the account changed under every attempt
     */
    void accept(Submission submission) {
        switch (reader.read(submission.content())) {
            case OrderReading.Read(Order order) -> accept(submission, order);
            case OrderReading.Unreadable(List<Problem> problems) ->
                    reject(submission, "the message is not an order", problems);
        }
    }

    private void accept(Submission submission, Order order) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            if (attempt(submission, order)) {
                return;
            }
        }
        throw new IllegalStateException(
                "account "
                        + order.account().id()
                        + " changed "
                        + ATTEMPTS_MAX
                        + " times while order "
                        + order.id()
                        + " was accepted");
    }

    /** False when what was read had changed before the commit. */
    private boolean attempt(Submission submission, Order order) {
        Optional<AcceptedOrder> known = subscriptions.findOrder(order.id());
        if (known.isPresent()) {
            return repeat(submission, known.get());
        }
        Seller seller = accounts.findSeller(order.seller()).map(Versioned::value).orElse(null);
        LocalDate today = LocalDate.ofInstant(clock.instant(), order.account().zone());
        Catalog catalog = catalog(order);
        return switch (OrderRules.decide(order, seller, catalog, today, taxRules)) {
            case OrderDecision.Accepted(Subscription subscription) ->
                    accepted(submission, order, subscription, catalog);
            case OrderDecision.Refused(List<Problem> problems) ->
                    reject(submission, "the order can't be accepted", problems);
        };
    }

    /** What the order names of the catalog; orders that bring their own prices need none of it. */
    private Catalog catalog(Order order) {
        Set<PlanId> own = order.ownPlans().stream().map(Plan::id).collect(Collectors.toSet());
        Set<PlanId> plans = new LinkedHashSet<>();
        Set<BundleId> bundles = new LinkedHashSet<>();
        for (OrderItem item : order.items()) {
            item.phases().stream()
                    .map(OrderPhase::plan)
                    .filter(plan -> !own.contains(plan))
                    .forEach(plans::add);
            if (item.bundle() != null) {
                bundles.add(item.bundle().bundle());
            }
        }
        return plans.isEmpty() && bundles.isEmpty() && order.coupon() == null
                ? Catalog.empty(order.seller())
                : catalogs.part(order.seller(), plans, bundles, order.coupon());
    }

    private boolean repeat(Submission submission, AcceptedOrder known) {
        if (known.contentSha256().equals(submission.sha256())) {
            return true;
        }
        return reject(
                submission,
                "orderId already used",
                List.of(
                        new Problem(
                                "orderId",
                                "order "
                                        + known.id()
                                        + " was accepted at "
                                        + known.acceptedAt()
                                        + " with other content: give a new order a new id")));
    }

    private boolean accepted(
            Submission submission, Order order, Subscription subscription, Catalog catalog) {
        List<Problem> problems = Parentage.problems(order.account(), parent(order.account()));
        return problems.isEmpty()
                ? commit(submission, order, subscription, catalog)
                : reject(submission, "the order can't be accepted", problems);
    }

    private @Nullable Account parent(Account account) {
        ParentAccount named = account.parent();
        return named == null
                ? null
                : accounts.findAccount(named.id()).map(Versioned::value).orElse(null);
    }

    private boolean commit(
            Submission submission, Order order, Subscription subscription, Catalog catalog) {
        Instant now = clock.instant();
        Commit commit = dynamo.begin();
        saveAccount(commit, order.account());
        subscriptions.addOrder(
                commit, new AcceptedOrder(order.id(), submission.sha256(), subscription.id(), now));
        subscriptions.add(commit, subscription);
        subscriptions.publish(commit, accepted(order, subscription, now));
        subscriptions.publish(
                commit, EntitlementsChanged.of(now, order.id().value(), subscription, catalog));
        Coupon coupon = order.coupon() == null ? null : catalog.coupon(order.coupon());
        if (coupon != null) {
            catalogs.redeem(commit, order.seller(), coupon);
        }
        boolean done = dynamo.commit(commit) == Committed.DONE;
        metrics.count("OrdersAccepted", done ? 1 : 0);
        return done;
    }

    private void saveAccount(Commit commit, Account account) {
        Versioned<Account> known = accounts.findAccount(account.id()).orElse(null);
        if (known == null || !known.value().equals(account)) {
            accounts.saveAccount(commit, account, known);
        }
    }

    private static OrderAccepted accepted(Order order, Subscription subscription, Instant now) {
        return OrderAccepted.of(
                now,
                order.id().value(),
                subscription.id().value(),
                subscription.account().value(),
                subscription.seller().value(),
                subscription.currency().getCode(),
                subscription.nextBillingOn());
    }

    /** Always true: refused by the transaction means that the same content was kept before. */
    private boolean reject(Submission submission, String reason, List<Problem> problems) {
        Instant now = clock.instant();
        Rejection rejection =
                new Rejection(submission.sha256(), now, submission.orderId(), reason, problems);
        Commit commit = dynamo.begin();
        rejections.add(commit, rejection, submission.content());
        subscriptions.publish(commit, rejected(rejection));
        boolean done = dynamo.commit(commit) == Committed.DONE;
        metrics.count("OrdersRejected", done ? 1 : 0);
        return true;
    }

    private static OrderRejected rejected(Rejection rejection) {
        return OrderRejected.of(
                rejection.at(),
                rejection.id(),
                rejection.orderId(),
                rejection.reason(),
                rejection.problems().stream().map(FieldProblem::of).toList());
    }
}
