package io.billfold.billing.rating;

import io.billfold.billing.catalog.Charge;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.Plans;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.catalog.ProductId;
import io.billfold.billing.catalog.ProrationPolicy;
import io.billfold.billing.catalog.RevenueTreatment;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.period.Cycle;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.Action;
import io.billfold.billing.subscription.BillingState;
import io.billfold.billing.subscription.Change;
import io.billfold.billing.subscription.Contract;
import io.billfold.billing.subscription.Phase;
import io.billfold.billing.subscription.ProgressKey;
import io.billfold.billing.subscription.Subscription;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bills a subscription for a day: the periods that begin, the periods that end, fees, and what
 * changes made of periods that were billed before.
 *
 * <p>Each period of each charge is looked at alone: what its history says that it should cost is
 * compared with the portions that the ledger says were billed. What is missing is charged, what is
 * too much is given back. So the same history is billed to the same lines, however often it is
 * asked, and a change in the past needs no rule of its own.
 */
public final class BillingRun {
    private static final LocalDate BEFORE_ALL = LocalDate.of(1, 1, 1);

    private final BillingInput input;
    private final Subscription subscription;
    private final Plans plans;
    private final Contract contract;
    private final LedgerWork ledger;
    private final Map<ProgressKey, LocalDate> billedTo;
    private @Nullable LocalDate nextOn;
    private boolean beganPeriod;

    private BillingRun(BillingInput input) {
        this.input = input;
        this.subscription = input.subscription();
        this.plans = subscription.plans(input.catalog());
        this.contract = Contract.of(subscription);
        this.ledger = new LedgerWork(input.ledger());
        this.billedTo = new HashMap<>(subscription.billing().billedTo());
    }

    /**
     * The bill of a day. What is due before the day and was not billed yet goes on the same bill:
     * ask day by day, in the order of {@link BillingState#nextOn}.
     *
     * @throws IllegalStateException when a plan or a product that the history names is not there
     */
    public static Bill bill(BillingInput input) {
        return new BillingRun(input).bill();
    }

    /**
     * The day on which something is due first, for a subscription that was never billed; null when
     * its history charges nothing.
     */
    public static @Nullable LocalDate firstOn(
            Subscription subscription, Plans catalog, ZoneId zone) {
        BillingInput input =
                new BillingInput(
                        subscription, catalog, zone, BEFORE_ALL, BilledLedger.empty(), Map.of(), 0);
        return bill(input).billing().nextOn();
    }

    private Bill bill() {
        if (isChangeDue()) {
            Set<String> phases = phasesThatStay();
            billedTo.keySet().removeIf(key -> isPhase(key) && !phases.contains(key.phase()));
            new Vanished(subscription, plans, ledger).giveBack(phases);
        }
        for (Phase phase : contract.phases()) {
            Plan plan = plan(phase);
            bill(phase, plan, Charge.Timing.ADVANCE);
            bill(phase, plan, Charge.Timing.ARREARS);
        }
        contract.fees().forEach(this::charge);
        Reductions reductions = new Reductions(subscription.billing(), contract, beganPeriod);
        reductions.apply(ledger.lines());
        List<InvoiceLine> lines = CostSplit.split(ledger.lines(), subscription.terms());
        Map<LocalDate, List<Portion>> pages = ledger.changedPages();
        return new Bill(lines, state(!lines.isEmpty(), reductions), pages);
    }

    /** Phases that there still are, with their periods where they were when they were billed. */
    private Set<String> phasesThatStay() {
        Map<String, Cycle> cycles = new HashMap<>();
        for (Phase phase : contract.phases()) {
            cycles.put(phase.id(), plan(phase).cycle(phase.anchor()));
        }
        Set<String> phases = new HashSet<>(cycles.keySet());
        for (List<Portion> page : ledger.pagesBefore()) {
            for (Portion portion : page) {
                Cycle cycle = cycles.get(portion.key().phase());
                Period period = portion.period();
                if (cycle != null && !cycle.period(cycle.indexOf(period.from())).equals(period)) {
                    phases.remove(portion.key().phase());
                }
            }
        }
        return phases;
    }

    /** A fee is billed by its change, which begins no phase. */
    private boolean isPhase(ProgressKey key) {
        return contract.fees().stream().noneMatch(fee -> fee.id().equals(key.phase()));
    }

    Plan plan(Phase phase) {
        Plan plan = plans.plan(phase.plan());
        if (plan == null) {
            throw new IllegalStateException(
                    "subscription "
                            + subscription.id()
                            + " needs plan '"
                            + phase.plan()
                            + "', which is not in the catalog of "
                            + subscription.seller());
        }
        return plan;
    }

    // ---- the periods of a phase

    private void bill(Phase phase, Plan plan, Charge.Timing timing) {
        if (!hasCharges(plan, timing)) {
            return;
        }
        ProgressKey key = new ProgressKey(phase.id(), timing);
        Cycle cycle = plan.cycle(phase.anchor());
        PeriodRating rating = new PeriodRating(this, ledger, phase, plan, timing);
        LocalDate done = billedTo.get(key);
        if (done != null) {
            reconsider(rating, cycle, done);
        }
        LocalDate first = rating.from().toLocalDate();
        int index = cycle.indexOf(done == null || done.isBefore(first) ? first : done);
        Period period = cycle.period(index);
        while (rating.covers(period)) {
            LocalDate due = rating.dueOn(period);
            if (due.isAfter(input.on())) {
                isDueOn(due);
                return;
            }
            rating.rateNew(period);
            beganPeriod = true;
            billedTo.put(key, period.to());
            period = cycle.period(++index);
        }
        lookOnceMore(rating, billedTo.get(key));
    }

    private static boolean hasCharges(Plan plan, Charge.Timing timing) {
        for (var version : plan.versions()) {
            for (Charge charge : version.charges()) {
                if (charge.timing() == timing) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Looks again at periods that were billed, from the first that may have changed. */
    private void reconsider(PeriodRating rating, Cycle cycle, LocalDate done) {
        LocalDate from = reconsiderFrom(rating, done);
        if (from == null || !from.isBefore(done)) {
            return;
        }
        LocalDate first = rating.from().toLocalDate();
        int index = cycle.indexOf(from.isBefore(first) ? first : from);
        for (Period period = cycle.period(index);
                period.from().isBefore(done);
                period = cycle.period(++index)) {
            rating.rateAgain(period);
        }
    }

    /**
     * The first day that may cost something else than was billed: where a change begins, or the
     * first period that still took late usage when the phase was billed last.
     */
    private @Nullable LocalDate reconsiderFrom(PeriodRating rating, LocalDate done) {
        LocalDateTime changed = subscription.billing().changedFrom();
        LocalDate from = isChangeDue() && changed != null ? changed.toLocalDate() : null;
        if (!rating.isMetered() || input.on().isAfter(lastLook(done))) {
            return from;
        }
        LocalDate late = done.minusDays(input.lateDays());
        return from == null || late.isBefore(from) ? late : from;
    }

    /** A day later than late usage is taken, as a day of summer time may be an hour longer. */
    private LocalDate lastLook(LocalDate done) {
        return done.plusDays(input.lateDays() + 1L);
    }

    /** Usage of a phase that is over may still come: it is looked at once more. */
    private void lookOnceMore(PeriodRating rating, @Nullable LocalDate done) {
        if (done != null
                && input.lateDays() > 0
                && rating.isMetered()
                && input.on().isBefore(lastLook(done))) {
            isDueOn(lastLook(done));
        }
    }

    private boolean isChangeDue() {
        LocalDateTime changed = subscription.billing().changedFrom();
        return changed != null && !changed.toLocalDate().isAfter(input.on());
    }

    private void isDueOn(LocalDate day) {
        if (nextOn == null || day.isBefore(nextOn)) {
            nextOn = day;
        }
    }

    // ---- fees

    private void charge(Change change) {
        ProgressKey key = new ProgressKey(change.id(), Charge.Timing.ADVANCE);
        LocalDate day = change.at().toLocalDate();
        if (billedTo.containsKey(key) || !(change.action() instanceof Action.ChargeFee fee)) {
            return;
        }
        if (day.isAfter(input.on())) {
            isDueOn(day);
            return;
        }
        billedTo.put(key, day);
        Product product = productOrUsual(fee.product());
        LineOrigin origin =
                new LineOrigin(
                        subscription.id(),
                        change.id(),
                        "fee",
                        null,
                        product.taxCategory(),
                        RevenueTreatment.AT_ONCE,
                        null,
                        false,
                        PeriodRating.endCustomer(subscription),
                        product.classification());
        ledger.addLine(
                new Billable(
                        new Billable.Origin(fee.product(), fee.description(), origin),
                        change.at(),
                        Share.midnight(day.plusDays(1)),
                        fee.quantity(),
                        fee.price()));
    }

    Product productOrUsual(ProductId id) {
        return plans.productOrUsual(id);
    }

    // ---- what the next step begins with

    private BillingState state(boolean hasLines, Reductions reductions) {
        BillingState before = subscription.billing();
        LocalDateTime next = nextChange();
        if (next != null) {
            isDueOn(next.toLocalDate());
        }
        int ofDay = input.on().equals(before.lastDraftOn()) ? before.draftsOfDay() : 0;
        return new BillingState(
                nextOn,
                billedTo,
                isChangeDue() || before.changedFrom() == null ? next : before.changedFrom(),
                hasLines ? input.on() : before.lastDraftOn(),
                hasLines ? ofDay + 1 : before.draftsOfDay(),
                reductions.taken(),
                reductions.spent());
    }

    /** The first change that is still to come and meets a period that is billed already. */
    private @Nullable LocalDateTime nextChange() {
        LocalDate last = null;
        for (LocalDate to : billedTo.values()) {
            last = last == null || to.isAfter(last) ? to : last;
        }
        LocalDateTime next = null;
        for (Change change : subscription.history()) {
            LocalDate day = change.at().toLocalDate();
            boolean meets = last != null && day.isAfter(input.on()) && day.isBefore(last);
            if (meets && (next == null || change.at().isBefore(next))) {
                next = change.at();
            }
        }
        return next;
    }

    BillingInput input() {
        return input;
    }

    Contract contract() {
        return contract;
    }

    /** Moments as a policy counts them: dates, unless it counts seconds. */
    static LocalDateTime counted(ProrationPolicy policy, LocalDateTime moment) {
        return policy.measure() == ProrationPolicy.Measure.SECOND
                ? moment
                : moment.toLocalDate().atStartOfDay();
    }
}
