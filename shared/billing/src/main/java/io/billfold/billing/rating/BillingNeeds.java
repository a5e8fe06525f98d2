package io.billfold.billing.rating;

import io.billfold.billing.catalog.Basis;
import io.billfold.billing.catalog.Charge;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.Plans;
import io.billfold.billing.subscription.Contract;
import io.billfold.billing.subscription.Phase;
import io.billfold.billing.subscription.ProgressKey;
import io.billfold.billing.subscription.Subscription;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must be read before a day is billed. Most days of most subscriptions need nothing: what was
 * billed is looked at only where a change, late usage or a commitment reaches back.
 *
 * @param ledgerFrom first day of the first period whose portions are needed, or null for none
 * @param usageFrom from when usage is needed, or null for none
 * @param metrics what is metered
 */
public record BillingNeeds(
        @Nullable LocalDate ledgerFrom, @Nullable LocalDate usageFrom, Set<String> metrics) {
    /**
     * The needs of a day.
     *
     * @param lateDays for how long a billed period takes late usage
     */
    public static BillingNeeds of(
            Subscription subscription, Plans catalog, LocalDate on, int lateDays) {
        Needs needs = new Needs(subscription, on);
        Plans plans = subscription.plans(catalog);
        for (PlanId id : subscription.plansOfHistory()) {
            Plan plan = plans.plan(id);
            if (plan != null) {
                needs.addChanged(plan);
            }
        }
        for (Phase phase : Contract.of(subscription).phases()) {
            Plan plan = plans.plan(phase.plan());
            if (plan != null) {
                needs.add(plan, phase, lateDays);
            }
        }
        return new BillingNeeds(needs.ledgerFrom, needs.usageFrom, needs.metrics);
    }

    private static final class Needs {
        private final Subscription subscription;
        private final LocalDate on;
        private final Set<String> metrics = new TreeSet<>();
        private @Nullable LocalDate ledgerFrom;
        private @Nullable LocalDate usageFrom;

        Needs(Subscription subscription, LocalDate on) {
            this.subscription = subscription;
            this.on = on;
        }

        void back(LocalDate day) {
            ledgerFrom = earlier(ledgerFrom, day);
        }

        /**
         * What changed may have undone a phase, whose anchor is not known then: the period that a
         * day lies in began at most its interval before.
         */
        void addChanged(Plan plan) {
            LocalDateTime changed = subscription.billing().changedFrom();
            if (changed == null || changed.toLocalDate().isAfter(on)) {
                return;
            }
            LocalDate day = plan.interval().after(changed.toLocalDate(), -1);
            back(day);
            for (var version : plan.versions()) {
                for (Charge charge : version.charges()) {
                    addChanged(charge, plan, day);
                }
            }
        }

        private void addChanged(Charge charge, Plan plan, LocalDate day) {
            Plan.Term term = plan.term();
            if (charge.basis() instanceof Basis.Metered metered) {
                metrics.add(metered.metric());
                usageFrom = earlier(usageFrom, day);
            } else if (charge.basis() instanceof Basis.Commitment && term != null) {
                back(term.length().after(day, -1));
            }
        }

        void add(Plan plan, Phase phase, int lateDays) {
            if (isSettled(phase, lateDays)) {
                return;
            }
            for (Charge.Timing timing : Charge.Timing.values()) {
                addUnbilled(plan, phase, timing);
            }
            for (var version : plan.versions()) {
                for (Charge charge : version.charges()) {
                    add(charge, plan, phase, lateDays);
                }
            }
        }

        /** The page of a period that others were billed of already is written again whole. */
        private void addUnbilled(Plan plan, Phase phase, Charge.Timing timing) {
            LocalDate from = periodOf(plan, phase, unbilledFrom(phase, timing));
            LocalDate lastDraftOn = subscription.billing().lastDraftOn();
            boolean isThere =
                    plan.versions().stream()
                            .flatMap(version -> version.charges().stream())
                            .anyMatch(charge -> charge.timing() == timing);
            boolean mayBeWritten = from.isBefore(on) || on.equals(lastDraftOn);
            if (isThere && mayBeWritten && !isBilled(phase, timing)) {
                back(from);
            }
        }

        /** Nothing comes any more of a phase that is over and billed, not even late usage. */
        private boolean isSettled(Phase phase, int lateDays) {
            LocalDate done = unbilledFrom(phase, Charge.Timing.ARREARS);
            return done.plusDays(lateDays + 1L).isBefore(on)
                    && isBilled(phase, Charge.Timing.ADVANCE)
                    && isBilled(phase, Charge.Timing.ARREARS);
        }

        private boolean isBilled(Phase phase, Charge.Timing timing) {
            return phase.isOverAt(unbilledFrom(phase, timing).atStartOfDay());
        }

        private LocalDate unbilledFrom(Phase phase, Charge.Timing timing) {
            LocalDate done =
                    subscription.billing().billedTo().get(new ProgressKey(phase.id(), timing));
            LocalDate first = phase.from().toLocalDate();
            return done == null || done.isBefore(first) ? first : done;
        }

        private void add(Charge charge, Plan plan, Phase phase, int lateDays) {
            // when the phase was billed last, this period still took late usage
            LocalDate done = unbilledFrom(phase, Charge.Timing.ARREARS);
            LocalDate late = periodOf(plan, phase, done.minusDays(lateDays));
            // a period that ends today began at most one interval ago, whatever is late
            LocalDate ending = periodOf(plan, phase, on.minusDays(1));
            switch (charge.basis()) {
                case Basis.Metered metered -> {
                    metrics.add(metered.metric());
                    usageFrom = earlier(usageFrom, earlier(late, unbilled(phase, ending)));
                    back(late);
                }
                case Basis.Commitment commitment -> {
                    Plan.Term term = plan.term();
                    LocalDate span =
                            commitment.span() == Basis.Span.PERIOD || term == null
                                    ? late
                                    : late.minusMonths(term.length().months())
                                            .minusDays(term.length().days());
                    back(span);
                }
                case Basis.Fixed fixed -> {}
                case Basis.PerItem perItem -> {}
                case Basis.Once once -> {}
            }
        }

        /** A phase whose billing is behind needs usage from where it stopped. */
        private LocalDate unbilled(Phase phase, LocalDate ending) {
            return earlier(ending, unbilledFrom(phase, Charge.Timing.ARREARS));
        }

        private static LocalDate periodOf(Plan plan, Phase phase, LocalDate day) {
            var cycle = plan.cycle(phase.anchor());
            return cycle.border(cycle.indexOf(day));
        }

        private static LocalDate earlier(@Nullable LocalDate one, LocalDate other) {
            return one == null || other.isBefore(one) ? other : one;
        }
    }
}
