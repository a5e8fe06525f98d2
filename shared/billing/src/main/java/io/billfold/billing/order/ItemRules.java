package io.billfold.billing.order;

import io.billfold.billing.Problem;
import io.billfold.billing.catalog.Basis;
import io.billfold.billing.catalog.Bundle;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.Charge;
import io.billfold.billing.catalog.Coupon;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.Plans;
import io.billfold.billing.catalog.PricedPart;
import io.billfold.billing.catalog.Pricing;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.catalog.ProductId;
import io.billfold.billing.order.OrderItem.OrderPhase;
import io.billfold.billing.subscription.BundlePlace;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at what is ordered: plans, bundles, phases and prices. */
final class ItemRules {
    private final Order order;
    private final Catalog catalog;
    private final Plans plans;
    private final List<Problem> problems = new ArrayList<>();

    private ItemRules(Order order, Catalog catalog) {
        this.order = order;
        this.catalog = catalog;
        this.plans = plans(order, catalog);
    }

    /** Everything that is wrong with the items of an order. */
    static List<Problem> problems(Order order, Catalog catalog, LocalDate today) {
        ItemRules rules = new ItemRules(order, catalog);
        rules.checkItems();
        rules.checkCoupon(today);
        return rules.problems;
    }

    /** Where an order's plans are looked up: its own, then the catalog. */
    static Plans plans(Order order, Catalog catalog) {
        return new Plans() {
            @Override
            public @Nullable Plan plan(PlanId id) {
                return order.ownPlans().stream()
                        .filter(plan -> plan.id().equals(id))
                        .findFirst()
                        .orElseGet(() -> catalog.plan(id));
            }

            @Override
            public @Nullable Product product(ProductId id) {
                return order.ownProducts().stream()
                        .filter(product -> product.id().equals(id))
                        .findFirst()
                        .orElseGet(() -> catalog.product(id));
            }
        };
    }

    private void checkItems() {
        int count = order.items().size();
        checkCount(count);
        Set<Object> ids = new HashSet<>();
        for (int i = 0; i < count; i++) {
            OrderItem item = order.items().get(i);
            String path = path(i);
            if (!ids.add(item.id())) {
                add(path + ".item", "'" + item.id() + "' stands twice");
            }
            checkPhases(path, item);
            checkBundle(path, item);
        }
    }

    private void checkCount(int count) {
        if (count < 1 || count > OrderRules.LINES_MAX) {
            add("lines", "must be from 1 to " + OrderRules.LINES_MAX + " lines, were " + count);
        }
    }

    /** Lines that bring their own prices come before items by plans. */
    private String path(int index) {
        int lines = 0;
        while (OwnPrice.isLine(order, lines)) {
            lines++;
        }
        return index < lines ? "lines[" + index + "]" : "items[" + (index - lines) + "]";
    }

    private void checkPhases(String path, OrderItem item) {
        LocalDate before = null;
        for (int i = 0; i < item.phases().size(); i++) {
            OrderPhase phase = item.phases().get(i);
            String at = item.phases().size() == 1 ? path : path + ".phases[" + i + "]";
            if (phase.from().isBefore(order.startOn())) {
                add(at + ".from", "must not be before startOn " + order.startOn());
            }
            if (before != null && !before.isBefore(phase.from())) {
                add(at + ".from", "must be after " + before + ", was " + phase.from());
            }
            before = phase.from();
            checkPlan(at, phase);
        }
        LocalDate until = item.until();
        if (until != null && before != null && !before.isBefore(until)) {
            add(path + ".until", "must be after " + before + ", was " + until);
        }
    }

    private void checkPlan(String path, OrderPhase phase) {
        Plan plan = plans.plan(phase.plan());
        if (plan == null) {
            add(
                    path + ".plan",
                    "'" + phase.plan() + "' is not in the catalog of " + order.seller());
        } else if (!plan.isSoldIn(order.currency())) {
            add(path + ".plan", "'" + phase.plan() + "' has no price in " + order.currency());
        } else {
            checkAmounts(path, plan, phase.quantity());
        }
    }

    private void checkAmounts(String path, Plan plan, BigDecimal quantity) {
        if (quantity.stripTrailingZeros().scale() > 0) {
            add(path + ".quantity", "must be a whole number, was " + quantity);
        }
        for (Charge charge : plan.versions().getLast().charges()) {
            if (charge.basis() instanceof Basis.PerItem || charge.basis() instanceof Basis.Fixed) {
                checkAmount(path, charge, order.currency(), quantity);
            }
        }
    }

    private void checkAmount(
            String path, Charge charge, CurrencyUnit currency, BigDecimal quantity) {
        Pricing pricing = charge.prices().get(currency);
        if (pricing == null) {
            return;
        }
        for (PricedPart part : pricing.price(quantity)) {
            checkAmount(path + ".unitPrice", part.amount());
        }
    }

    private void checkAmount(String field, BigDecimal amount) {
        BigDecimal max = OrderRules.LINE_AMOUNT_MAX;
        if (amount.compareTo(max) > 0) {
            add(field, "times quantity must be at most " + max + ", was " + amount);
        }
    }

    private void checkBundle(String path, OrderItem item) {
        BundlePlace place = item.bundle();
        if (place == null) {
            return;
        }
        Bundle bundle = catalog.bundle(place.bundle());
        if (bundle == null) {
            add(path + ".bundle", "'" + place.bundle() + "' is not in the catalog");
        } else if (!bundle.components().containsKey(place.place())) {
            add(path + ".bundle", "'" + bundle.id() + "' has no place '" + place.place() + "'");
        }
    }

    private void checkCoupon(LocalDate today) {
        if (order.coupon() == null) {
            return;
        }
        Coupon coupon = catalog.coupon(order.coupon());
        if (coupon == null) {
            add("coupon", "'" + order.coupon() + "' is not in the catalog of " + order.seller());
        } else if (!coupon.isRedeemableOn(today)) {
            add("coupon", "'" + coupon.id() + "' can't be redeemed on " + today);
        } else if (!coupon.isIn(order.currency())) {
            add("coupon", "'" + coupon.id() + "' is not given in " + order.currency());
        }
    }

    private void add(String field, String reason) {
        problems.add(new Problem(field, reason));
    }
}
