package io.billfold.billing.order;

import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.subscription.BundlePlace;
import io.billfold.billing.subscription.ItemId;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One thing that is ordered, with the schedule of its plans.
 *
 * @param id what it is called from then on
 * @param bundle what it is sold in, or null
 * @param phases its plans one after the other, at least one
 * @param until first day without it, or null for no end
 */
public record OrderItem(
        ItemId id,
        @Nullable BundlePlace bundle,
        List<OrderPhase> phases,
        @Nullable LocalDate until) {
    public OrderItem {
        phases = List.copyOf(phases);
    }

    /**
     * A plan from a day on.
     *
     * @param from first day
     * @param plan what it is billed by
     * @param quantity seats or devices; 1 where the plan has no such charge
     */
    public record OrderPhase(LocalDate from, PlanId plan, BigDecimal quantity) {}
}
