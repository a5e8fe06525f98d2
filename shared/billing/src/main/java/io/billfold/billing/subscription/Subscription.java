package io.billfold.billing.subscription;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.Plans;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.catalog.ProductId;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An agreement and everything that happened to it. What it charges follows from its history alone.
 *
 * @param id our identifier
 * @param account who pays
 * @param seller who issues
 * @param currency currency of every price
 * @param anchor where periods are counted from; contract, service and billing may begin on other
 *     days
 * @param contractOn day from which it is agreed: terms are counted from it
 * @param terms what is agreed about paying
 * @param ownPlans plans that the order brought itself, with their products; they go before the
 *     catalog's
 * @param ownProducts products of those plans
 * @param history in the order in which it was recorded
 * @param billing how far it is billed
 */
public record Subscription(
        SubscriptionId id,
        AccountId account,
        SellerId seller,
        CurrencyUnit currency,
        LocalDate anchor,
        LocalDate contractOn,
        Terms terms,
        List<Plan> ownPlans,
        List<Product> ownProducts,
        List<Change> history,
        BillingState billing) {
    /** A contract of more changes should be begun anew: its item must fit into 400 KB. */
    public static final int HISTORY_MAX = 1000;

    public Subscription {
        ownPlans = List.copyOf(ownPlans);
        ownProducts = List.copyOf(ownProducts);
        history = List.copyOf(history);
        if (history.isEmpty()) {
            throw new IllegalArgumentException("subscription " + id + " has no history");
        }
    }

    /** When the first of its items begins. */
    public LocalDateTime startsAt() {
        return history.stream().map(Change::at).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** The day on which the next draft is due, or null when all is over and billed. */
    public @Nullable LocalDate nextBillingOn() {
        return billing.nextOn();
    }

    /** Where its plans are looked up: its own, then the seller's catalog. */
    public Plans plans(Plans catalog) {
        return new Plans() {
            @Override
            public @Nullable Plan plan(PlanId wanted) {
                for (Plan plan : ownPlans) {
                    if (plan.id().equals(wanted)) {
                        return plan;
                    }
                }
                return catalog.plan(wanted);
            }

            @Override
            public @Nullable Product product(ProductId wanted) {
                for (Product product : ownProducts) {
                    if (product.id().equals(wanted)) {
                        return product;
                    }
                }
                return catalog.product(wanted);
            }
        };
    }

    /** Ids of the plans that it needs from the catalog. */
    public List<PlanId> catalogPlans() {
        List<PlanId> own = ownPlans.stream().map(Plan::id).toList();
        return plansOfHistory().stream().filter(plan -> !own.contains(plan)).toList();
    }

    /** Ids of all plans that its history names, each once. */
    public List<PlanId> plansOfHistory() {
        return history.stream()
                .map(Change::action)
                .<PlanId>mapMulti(
                        (action, plans) -> {
                            if (action instanceof Action.AddItem add) {
                                plans.accept(add.plan());
                            } else if (action instanceof Action.SwitchPlan change) {
                                plans.accept(change.plan());
                            }
                        })
                .distinct()
                .toList();
    }

    /** The subscription with one more change recorded. */
    public Subscription withChange(Change change) {
        List<Change> longer = new ArrayList<>(history);
        longer.add(change);
        return with(longer, billing.withChangeFrom(change.at()));
    }

    /** The subscription after another step of billing. */
    public Subscription withBilling(BillingState state) {
        return with(history, state);
    }

    private Subscription with(List<Change> changes, BillingState state) {
        return new Subscription(
                id,
                account,
                seller,
                currency,
                anchor,
                contractOn,
                terms,
                ownPlans,
                ownProducts,
                changes,
                state);
    }

    /** The subscription on other terms. */
    public Subscription withTerms(Terms agreed) {
        return new Subscription(
                id,
                account,
                seller,
                currency,
                anchor,
                contractOn,
                agreed,
                ownPlans,
                ownProducts,
                history,
                billing);
    }
}
