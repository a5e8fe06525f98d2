package io.billfold.billing.subscription;

import io.billfold.billing.catalog.PlanId;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * An item's time on one plan.
 *
 * @param item the item
 * @param id the change that began it: its charges are billed under this name
 * @param plan what it is billed by
 * @param anchor where its periods are counted from
 * @param from first moment
 * @param to first moment after it, or null where it has no end yet
 * @param coveredFrom since when the item has been running without a gap, by whatever plan, with its
 *     periods counted from the same anchor
 * @param isStart whether the item began with it, rather than went on from another plan
 * @param bundle what it is sold in, or null
 * @param steps its quantities, the first from the beginning on
 */
public record Phase(
        ItemId item,
        String id,
        PlanId plan,
        LocalDate anchor,
        LocalDateTime from,
        @Nullable LocalDateTime to,
        LocalDateTime coveredFrom,
        boolean isStart,
        @Nullable BundlePlace bundle,
        List<Step> steps) {
    public Phase {
        steps = List.copyOf(steps);
    }

    /**
     * A quantity from a moment on.
     *
     * @param from first moment
     * @param quantity seats, devices
     */
    public record Step(LocalDateTime from, BigDecimal quantity) {}

    /** The quantity at a moment. */
    public BigDecimal quantityAt(LocalDateTime moment) {
        for (int i = steps.size() - 1; i > 0; i--) {
            if (!steps.get(i).from().isAfter(moment)) {
                return steps.get(i).quantity();
            }
        }
        return steps.getFirst().quantity();
    }

    /** Whether it is over at a moment. */
    public boolean isOverAt(LocalDateTime moment) {
        return to != null && !to.isAfter(moment);
    }
}
