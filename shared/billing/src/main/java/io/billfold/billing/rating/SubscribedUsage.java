package io.billfold.billing.rating;

import io.billfold.billing.catalog.Basis;
import io.billfold.billing.catalog.Charge;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.Plans;
import io.billfold.billing.period.Cycle;
import io.billfold.billing.subscription.Contract;
import io.billfold.billing.subscription.Phase;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.usage.Aggregation;
import io.billfold.billing.usage.UsageTerms;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which usage a subscription takes, as its plans and its history say. */
public final class SubscribedUsage implements UsageTerms {
    private final ZoneId zone;
    private final Instant from;
    private final @Nullable Instant to;
    private final Map<String, Set<Aggregation>> metrics = new HashMap<>();
    private final List<Phase> phases;
    private final Plans plans;

    private SubscribedUsage(Subscription subscription, Plans catalog, ZoneId zone) {
        Contract contract = Contract.of(subscription);
        this.zone = zone;
        this.phases = contract.phases();
        this.plans = subscription.plans(catalog);
        this.from =
                phases.stream()
                        .map(Phase::from)
                        .min(LocalDateTime::compareTo)
                        .orElse(subscription.startsAt())
                        .atZone(zone)
                        .toInstant();
        LocalDateTime end = contract.endsAt();
        this.to = end == null ? null : end.atZone(zone).toInstant();
        phases.forEach(this::addMetrics);
    }

    /** The usage that a subscription takes, in the account's zone. */
    public static SubscribedUsage of(Subscription subscription, Plans catalog, ZoneId zone) {
        return new SubscribedUsage(subscription, catalog, zone);
    }

    private void addMetrics(Phase phase) {
        Plan plan = plans.plan(phase.plan());
        if (plan == null) {
            return;
        }
        for (var version : plan.versions()) {
            for (Charge charge : version.charges()) {
                if (charge.basis() instanceof Basis.Metered metered) {
                    metrics.computeIfAbsent(
                                    metered.metric(), _ -> EnumSet.noneOf(Aggregation.class))
                            .add(metered.aggregation());
                }
            }
        }
    }

    @Override
    public Instant from() {
        return from;
    }

    @Override
    public @Nullable Instant to() {
        return to;
    }

    @Override
    public Map<String, Set<Aggregation>> metrics() {
        return Map.copyOf(metrics);
    }

    /** Of several items the last whose period closes: until then usage is in time. */
    @Override
    public Instant closesAt(Instant instant) {
        LocalDateTime moment = LocalDateTime.ofInstant(instant, zone);
        LocalDateTime last = moment;
        for (Phase phase : phases) {
            Plan plan = plans.plan(phase.plan());
            if (plan != null && !moment.isBefore(phase.from()) && !phase.isOverAt(moment)) {
                LocalDateTime end = end(plan, phase, moment.toLocalDate());
                last = end.isAfter(last) ? end : last;
            }
        }
        return last.atZone(zone).toInstant();
    }

    private static LocalDateTime end(Plan plan, Phase phase, LocalDate day) {
        Cycle cycle = plan.cycle(phase.anchor());
        LocalDateTime end = cycle.border(cycle.indexOf(day) + 1).atStartOfDay();
        LocalDateTime over = phase.to();
        return over != null && over.isBefore(end) ? over : end;
    }
}
