package io.billfold.store;

import io.billfold.billing.catalog.Plans;
import io.billfold.billing.catalog.ProductId;
import io.billfold.billing.rating.BilledLedger;
import io.billfold.billing.rating.BillingInput;
import io.billfold.billing.rating.BillingNeeds;
import io.billfold.billing.subscription.Action;
import io.billfold.billing.subscription.Change;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.usage.UsageHistory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what a bill follows from: the plans of the catalog, what was billed, what was used. A
 * subscription that brought its own prices and was not changed needs none of it.
 */
public class BillingSources {
    private final SubscriptionStore subscriptions;
    private final CatalogStore catalogs;
    private final UsageStore usage;
    private final int lateDays;

    /**
     * @param lateDays for how long a billed period takes late usage
     */
    public BillingSources(
            SubscriptionStore subscriptions,
            CatalogStore catalogs,
            UsageStore usage,
            int lateDays) {
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.usage = usage;
        this.lateDays = lateDays;
    }

    /** The input of the first day that is due, which is enough for the days after it. */
    public BillingInput read(
            Subscription subscription, ZoneId zone, LocalDate on, Instant usageUntil) {
        Plans plans = plans(subscription);
        BillingNeeds needs = BillingNeeds.of(subscription, plans, on, lateDays);
        BilledLedger ledger =
                needs.ledgerFrom() == null
                        ? BilledLedger.empty()
                        : subscriptions.ledger(
                                subscription.id(), needs.ledgerFrom(), subscription.currency());
        Map<String, UsageHistory> used = new HashMap<>();
        for (String metric : needs.metrics()) {
            used.put(metric, usage.history(subscription.id(), metric, usageUntil));
        }
        return new BillingInput(subscription, plans, zone, on, ledger, used, lateDays);
    }

    /** The plans and products that a subscription needs from the catalog. */
    public Plans plans(Subscription subscription) {
        List<ProductId> fees =
                subscription.history().stream()
                        .map(Change::action)
                        .filter(Action.ChargeFee.class::isInstance)
                        .map(action -> ((Action.ChargeFee) action).product())
                        .distinct()
                        .toList();
        return catalogs.plans(subscription.seller(), subscription.catalogPlans(), fees);
    }

    /**
     * Keeps what usage before the bill's reach comes to, so that the next bill need not read it
     * again.
     */
    public Commit carryUsage(Commit commit, BillingInput input) {
        BillingNeeds needs =
                BillingNeeds.of(input.subscription(), input.catalog(), input.on(), lateDays);
        LocalDate from = needs.usageFrom();
        if (from == null) {
            return commit;
        }
        Instant since = from.atStartOfDay(input.zone()).toInstant();
        input.usage()
                .forEach(
                        (metric, history) -> {
                            if (history.beginsBefore(since)) {
                                usage.carry(
                                        commit,
                                        input.subscription().id(),
                                        metric,
                                        history.since(since));
                            }
                        });
        return commit;
    }
}
