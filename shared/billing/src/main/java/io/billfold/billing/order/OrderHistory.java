package io.billfold.billing.order;

import io.billfold.billing.catalog.Coupon;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.Plans;
import io.billfold.billing.language.Phrase;
import io.billfold.billing.order.OrderItem.OrderPhase;
import io.billfold.billing.period.Cycle;
import io.billfold.billing.subscription.Action;
import io.billfold.billing.subscription.Change;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Turns an order into the first changes of a subscription's history. */
final class OrderHistory {
    private final Order order;
    private final Plans plans;
    private final List<Change> changes = new ArrayList<>();

    private OrderHistory(Order order, Plans plans) {
        this.order = order;
        this.plans = plans;
    }

    /** The changes that an order begins with, in the order of its items. */
    static List<Change> of(Order order, Plans plans, @Nullable Coupon coupon) {
        OrderHistory history = new OrderHistory(order, plans);
        history.addBillingStart();
        for (int i = 0; i < order.items().size(); i++) {
            history.addItem(i + 1, order.items().get(i));
        }
        if (coupon != null) {
            history.addCoupon(coupon);
        }
        return history.changes;
    }

    /**
     * The day that periods are counted from: the one that the order names, the first that is
     * charged, or the end of the longest trial.
     */
    static LocalDate anchor(Order order, Plans plans) {
        if (order.anchor() != null) {
            return order.anchor();
        }
        if (order.billingFrom() != null) {
            return order.billingFrom();
        }
        int trialDays = 0;
        for (OrderItem item : order.items()) {
            Plan plan = plans.plan(item.phases().getFirst().plan());
            trialDays = plan == null ? trialDays : Math.max(trialDays, plan.trialDays());
        }
        return order.startOn().plusDays(trialDays);
    }

    private void addBillingStart() {
        LocalDate billingFrom = order.billingFrom();
        if (billingFrom != null && order.startOn().isBefore(billingFrom)) {
            Action free =
                    new Action.GrantFree(
                            null, billingFrom.atStartOfDay(), "billing begins " + billingFrom);
            add("billing-start", order.startOn(), free);
        }
    }

    private void addItem(int number, OrderItem item) {
        OrderPhase first = item.phases().getFirst();
        add(
                "start." + number,
                first.from(),
                new Action.AddItem(item.id(), first.plan(), first.quantity(), null, item.bundle()));
        for (int i = 1; i < item.phases().size(); i++) {
            OrderPhase next = item.phases().get(i);
            add(
                    "phase." + number + "." + (i + 1),
                    next.from(),
                    new Action.SwitchPlan(
                            item.id(), next.plan(), next.quantity(), false, item.bundle()));
        }
        addTrial(number, item);
        LocalDate end = end(item);
        if (end != null) {
            add("end." + number, end, new Action.RemoveItem(item.id()));
        }
    }

    private void addTrial(int number, OrderItem item) {
        LocalDate from = item.phases().getFirst().from();
        Plan plan = plans.plan(item.phases().getFirst().plan());
        if (plan != null && plan.trialDays() > 0) {
            LocalDate until = from.plusDays(plan.trialDays());
            add(
                    "trial." + number,
                    from,
                    new Action.GrantFree(item.id(), until.atStartOfDay(), Phrase.TRIAL.text()));
        }
    }

    /** The day that the order names, or the end of a term that is not renewed. */
    private @Nullable LocalDate end(OrderItem item) {
        Plan last = plans.plan(item.phases().getLast().plan());
        if (item.until() != null || last == null) {
            return item.until();
        }
        Plan.Term term = last.term();
        return term == null || term.isRenewed()
                ? null
                : new Cycle(order.contractOn(), term.length()).border(1);
    }

    private void addCoupon(Coupon coupon) {
        LocalDate from = order.startOn();
        Integer months = coupon.months();
        add(
                "coupon",
                from,
                new Action.GiveDiscount(
                        coupon.discount(),
                        months == null ? null : from.plusMonths(months).atStartOfDay(),
                        Phrase.COUPON.text(coupon.id())));
    }

    private void add(String id, LocalDate on, Action action) {
        changes.add(new Change(id, on.atStartOfDay(), action));
    }
}
