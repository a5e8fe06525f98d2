package io.billfold.billing.rating;

import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.Plans;
import io.billfold.billing.subscription.Contract;
import io.billfold.billing.subscription.ItemId;
import io.billfold.billing.subscription.Phase;
import io.billfold.billing.subscription.Subscription;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a product may grant, and when.
 *
 * @param item of the subscription
 * @param plan the item's plan, for example {@code pro}
 * @param from first moment, local time in the account's zone
 * @param to first moment without it, or null for no end
 * @param quantity seats or devices
 * @param grants the plan's entitlements, for example {@code storage-gb} = 100
 */
public record Entitlement(
        ItemId item,
        String plan,
        LocalDateTime from,
        @Nullable LocalDateTime to,
        BigDecimal quantity,
        Map<String, String> grants) {
    private static final LocalDateTime NO_END = LocalDateTime.of(9999, 12, 31, 0, 0);

    public Entitlement {
        grants = Map.copyOf(grants);
    }

    /**
     * Everything that a subscription entitles to, past and to come, by item and time. Pauses are
     * gaps; free times are none, as they are supplied.
     */
    public static List<Entitlement> of(Subscription subscription, Plans catalog) {
        Plans plans = subscription.plans(catalog);
        Contract contract = Contract.of(subscription);
        List<Entitlement> entitlements = new ArrayList<>();
        for (Phase phase : contract.phases()) {
            Plan plan = plans.plan(phase.plan());
            LocalDateTime end = phase.to() == null ? NO_END : phase.to();
            List<Segment> segments =
                    Segment.cut(
                            phase,
                            phase.from(),
                            end,
                            true,
                            new Segment.Windows(List.of(), contract.pauses()),
                            UnaryOperator.identity());
            for (Segment segment : segments) {
                entitlements.add(of(phase, plan, segment));
            }
        }
        return entitlements;
    }

    private static Entitlement of(Phase phase, @Nullable Plan plan, Segment segment) {
        return new Entitlement(
                phase.item(),
                phase.plan().value(),
                segment.from(),
                segment.to().equals(NO_END) ? null : segment.to(),
                segment.quantity(),
                plan == null ? Map.of() : plan.entitlements());
    }
}
