package io.billfold.billing.change;

import io.billfold.billing.Problem;
import io.billfold.billing.catalog.Bundle;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.ChangePolicy.When;
import io.billfold.billing.catalog.Coupon;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.Plans;
import io.billfold.billing.change.ChangeRequest.Wish;
import io.billfold.billing.language.Phrase;
import io.billfold.billing.subscription.Action;
import io.billfold.billing.subscription.BillingState;
import io.billfold.billing.subscription.BundlePlace;
import io.billfold.billing.subscription.Change;
import io.billfold.billing.subscription.Contract;
import io.billfold.billing.subscription.ItemId;
import io.billfold.billing.subscription.Phase;
import io.billfold.billing.subscription.Subscription;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides changes. A change is recorded with the moment from which it holds; what it costs or gives
 * back follows when the subscription is billed next.
 */
public final class ChangeRules {
    /** Books of a year before are closed: what is older is corrected by credit notes. */
    public static final int PAST_DAYS_MAX = 366;

    /** Further away is a typing error rather than a schedule. */
    public static final int FUTURE_DAYS_MAX = 5 * 366;

    private final Subscription subscription;
    private final Catalog catalog;
    private final Plans plans;
    private final Contract contract;
    private final LocalDateTime now;
    private final ChangeRequest request;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    private ChangeRules(
            Subscription subscription, Catalog catalog, LocalDateTime now, ChangeRequest request) {
        this.subscription = subscription;
        this.catalog = catalog;
        this.plans = subscription.plans(catalog);
        this.contract = Contract.of(subscription);
        this.now = now;
        this.request = request;
    }

    /**
     * Accepts a change or names everything that is wrong with it.
     *
     * @param catalog what the seller sells, at least the plans of the subscription and those that
     *     the request names
     * @param now local time in the account's zone
     */
    public static ChangeDecision decide(
            Subscription subscription, Catalog catalog, LocalDateTime now, ChangeRequest request) {
        return new ChangeRules(subscription, catalog, now, request).decide();
    }

    private ChangeDecision decide() {
        Subscription after =
                switch (request.wish()) {
                    case Wish.One(Action action) -> one(action);
                    case Wish.MoveBundle(var from, var to) -> moveBundle(from.value(), to.value());
                    case Wish.Redeem redeem -> redeem(redeem);
                    case Wish.Agree(var terms) -> subscription.withTerms(terms);
                };
        checkHistory(after);
        return problems.isEmpty()
                ? new ChangeDecision.Accepted(withDueDay(after), changes)
                : new ChangeDecision.Refused(problems);
    }

    private Subscription one(Action action) {
        checkPlan(action);
        LocalDateTime at = at(action);
        checkMoment(at);
        if (action instanceof Action.Withdraw(String change)) {
            checkWithdrawal(change);
        }
        return record(subscription, new Change(request.id(), at, action));
    }

    private Subscription record(Subscription before, Change change) {
        changes.add(change);
        return before.withChange(change);
    }

    // ---- when it takes effect

    private LocalDateTime at(Action action) {
        if (request.at() != null) {
            return request.at();
        }
        When when = request.when() == null ? when(action) : request.when();
        return switch (when) {
            case NOW -> now;
            case PERIOD_END -> periodEnd(item(action)).atStartOfDay();
            case TERM_END -> termEnd(item(action)).atStartOfDay();
        };
    }

    /** What the plan's policy says of a change that does not say it itself. */
    private When when(Action action) {
        return switch (action) {
            case Action.SwitchPlan to -> whenSwitched(to);
            case Action.SetQuantity to -> whenSet(to);
            case Action.RemoveItem item -> When.PERIOD_END;
            case Action.Cancel all -> When.PERIOD_END;
            case Action.AddItem add -> When.NOW;
            case Action.GrantFree free -> When.NOW;
            case Action.Pause pause -> When.NOW;
            case Action.Resume resume -> When.NOW;
            case Action.ChargeFee fee -> When.NOW;
            case Action.GiveDiscount discount -> When.NOW;
            case Action.GrantCredit credit -> When.NOW;
            case Action.Withdraw withdraw -> When.NOW;
        };
    }

    private When whenSwitched(Action.SwitchPlan to) {
        Phase phase = contract.phaseAt(to.item(), now);
        Plan before = phase == null ? null : plans.plan(phase.plan());
        Plan after = plans.plan(to.plan());
        if (phase == null || before == null || after == null) {
            return When.NOW;
        }
        BigDecimal quantity = phase.quantityAt(now);
        BigDecimal later = to.quantity() == null ? quantity : to.quantity();
        int dearer =
                PlanValue.ofYear(after, subscription.currency(), later, now.toLocalDate())
                        .compareTo(
                                PlanValue.ofYear(
                                        before,
                                        subscription.currency(),
                                        quantity,
                                        now.toLocalDate()));
        return dearer >= 0 ? before.changes().upgrade() : before.changes().downgrade();
    }

    private When whenSet(Action.SetQuantity to) {
        Phase phase = contract.phaseAt(to.item(), now);
        Plan plan = phase == null ? null : plans.plan(phase.plan());
        if (phase == null || plan == null) {
            return When.NOW;
        }
        boolean isMore = to.quantity().compareTo(phase.quantityAt(now)) > 0;
        return isMore ? plan.changes().increase() : plan.changes().decrease();
    }

    private static @Nullable ItemId item(Action action) {
        return switch (action) {
            case Action.AddItem add -> add.item();
            case Action.RemoveItem(ItemId item) -> item;
            case Action.SwitchPlan to -> to.item();
            case Action.SetQuantity(ItemId item, BigDecimal quantity) -> item;
            case Action.GrantFree free -> free.item();
            case Action.Pause pause -> null;
            case Action.Resume resume -> null;
            case Action.Cancel cancel -> null;
            case Action.ChargeFee fee -> null;
            case Action.GiveDiscount discount -> null;
            case Action.GrantCredit credit -> null;
            case Action.Withdraw withdraw -> null;
        };
    }

    /** The end of the period that an item is in; without an item the last of any. */
    private LocalDate periodEnd(@Nullable ItemId item) {
        return lastOf(item, (plan, phase) -> Periods.periodEnd(plan, phase, now.toLocalDate()));
    }

    private LocalDate termEnd(@Nullable ItemId item) {
        return lastOf(
                item,
                (plan, phase) ->
                        plan.term() == null
                                ? Periods.periodEnd(plan, phase, now.toLocalDate())
                                : Periods.termEnd(
                                        plan.term(), subscription.contractOn(), now.toLocalDate()));
    }

    private LocalDate lastOf(@Nullable ItemId item, Ending ending) {
        LocalDate last = now.toLocalDate();
        for (Phase phase : contract.phases()) {
            Plan plan = plans.plan(phase.plan());
            boolean isMeant = item == null || phase.item().equals(item);
            if (plan != null && isMeant && !phase.from().isAfter(now) && !phase.isOverAt(now)) {
                LocalDate end = ending.of(plan, phase);
                last = end.isAfter(last) ? end : last;
            }
        }
        return last;
    }

    /** When something ends for a phase. */
    @FunctionalInterface
    private interface Ending {
        LocalDate of(Plan plan, Phase phase);
    }

    // ---- what can't be

    private void checkMoment(LocalDateTime at) {
        LocalDate day = at.toLocalDate();
        LocalDate earliest = now.toLocalDate().minusDays(PAST_DAYS_MAX);
        LocalDate latest = now.toLocalDate().plusDays(FUTURE_DAYS_MAX);
        if (day.isBefore(earliest) || day.isAfter(latest)) {
            add("at", "must be from " + earliest + " to " + latest + ", was " + day);
        }
        LocalDateTime start = subscription.startsAt();
        if (at.isBefore(start)) {
            add("at", "must not be before the subscription's start " + start + ", was " + at);
        }
    }

    private void checkPlan(Action action) {
        PlanId id =
                action instanceof Action.AddItem add
                        ? add.plan()
                        : action instanceof Action.SwitchPlan to ? to.plan() : null;
        if (id == null) {
            return;
        }
        Plan plan = plans.plan(id);
        if (plan == null) {
            add("plan", "'" + id + "' is not in the catalog of " + subscription.seller());
        } else if (!plan.isSoldIn(subscription.currency())) {
            add("plan", "'" + id + "' has no price in " + subscription.currency());
        }
    }

    private void checkWithdrawal(String id) {
        Change withdrawn =
                subscription.history().stream()
                        .filter(change -> change.id().equals(id))
                        .findFirst()
                        .orElse(null);
        if (withdrawn == null) {
            add("change", "'" + id + "' is not in the history");
        } else if (!withdrawn.at().isAfter(now)) {
            add("change", "'" + id + "' has taken effect at " + withdrawn.at());
        }
    }

    private void checkHistory(Subscription after) {
        if (after.history().size() > Subscription.HISTORY_MAX) {
            add("", "a subscription takes " + Subscription.HISTORY_MAX + " changes: begin anew");
        }
        Set<String> ids =
                subscription.history().stream().map(Change::id).collect(Collectors.toSet());
        changes.stream()
                .filter(change -> ids.contains(change.id()))
                .forEach(change -> add("changeId", "'" + change.id() + "' is taken"));
        Set<Problem> before = Set.copyOf(contract.problems());
        Contract.of(after).problems().stream()
                .filter(problem -> !before.contains(problem))
                .map(this::ofRequest)
                .forEach(problems::add);
        LocalDateTime end = contract.endsAt();
        if (end != null && changes.stream().anyMatch(change -> !change.at().isBefore(end))) {
            add("at", "must be before the subscription's end " + end);
        }
    }

    /** A problem of the change itself is one of the request's field. */
    private Problem ofRequest(Problem problem) {
        String own = "changes[" + request.id() + "].";
        return problem.field().startsWith(own)
                ? new Problem(problem.field().substring(own.length()), problem.reason())
                : problem;
    }

    private void add(String field, String reason) {
        problems.add(new Problem(field, reason));
    }

    // ---- bundles and coupons

    private Subscription moveBundle(String from, String to) {
        Bundle target =
                catalog.bundles().stream()
                        .filter(bundle -> bundle.id().value().equals(to))
                        .findFirst()
                        .orElse(null);
        if (target == null) {
            add("to", "bundle '" + to + "' is not in the catalog of " + subscription.seller());
            return subscription;
        }
        LocalDateTime at = request.at() == null ? moment() : request.at();
        checkMoment(at);
        Map<String, PlanId> places = new TreeMap<>(target.components());
        Subscription after = subscription;
        boolean found = false;
        for (Phase phase : contract.phases()) {
            BundlePlace place = phase.bundle();
            if (place != null
                    && place.bundle().value().equals(from)
                    && !phase.from().isAfter(at)
                    && !phase.isOverAt(at)) {
                found = true;
                PlanId plan = places.remove(place.place());
                after = record(after, moved(phase, place, plan, target, at));
            }
        }
        if (!found) {
            add("from", "nothing is sold in bundle '" + from + "' at " + at);
        }
        return begin(after, target, places, at);
    }

    private LocalDateTime moment() {
        return switch (request.when() == null ? When.NOW : request.when()) {
            case NOW -> now;
            case PERIOD_END -> periodEnd(null).atStartOfDay();
            case TERM_END -> termEnd(null).atStartOfDay();
        };
    }

    private Change moved(
            Phase phase,
            BundlePlace place,
            @Nullable PlanId plan,
            Bundle target,
            LocalDateTime at) {
        Action action =
                plan == null
                        ? new Action.RemoveItem(phase.item())
                        : new Action.SwitchPlan(
                                phase.item(),
                                plan,
                                null,
                                false,
                                new BundlePlace(target.id(), place.place()));
        return new Change(nextId(), at, action);
    }

    /** Places that the bundle before did not have begin as new items of the place's name. */
    private Subscription begin(
            Subscription before, Bundle target, Map<String, PlanId> places, LocalDateTime at) {
        Subscription after = before;
        for (Map.Entry<String, PlanId> place : places.entrySet()) {
            Action begin =
                    new Action.AddItem(
                            new ItemId(place.getKey()),
                            place.getValue(),
                            BigDecimal.ONE,
                            null,
                            new BundlePlace(target.id(), place.getKey()));
            checkPlan(begin);
            after = record(after, new Change(nextId(), at, begin));
        }
        return after;
    }

    private String nextId() {
        return request.id() + "." + (changes.size() + 1);
    }

    private Subscription redeem(Wish.Redeem redeem) {
        Coupon coupon = catalog.coupon(redeem.coupon());
        if (coupon == null) {
            add("coupon", "'" + redeem.coupon() + "' is not in the catalog");
            return subscription;
        }
        if (!coupon.isRedeemableOn(now.toLocalDate())) {
            add("coupon", "'" + coupon.id() + "' can't be redeemed on " + now.toLocalDate());
        }
        if (!coupon.isIn(subscription.currency())) {
            add("coupon", "'" + coupon.id() + "' is not given in " + subscription.currency());
        }
        LocalDateTime at = request.at() == null ? now : request.at();
        Integer months = coupon.months();
        Action discount =
                new Action.GiveDiscount(
                        coupon.discount(),
                        months == null ? null : at.plusMonths(months),
                        Phrase.COUPON.text(coupon.id()));
        return record(subscription, new Change(request.id(), at, discount));
    }

    // ---- when it is billed

    private Subscription withDueDay(Subscription after) {
        if (changes.isEmpty()) {
            return after;
        }
        BillingState billing = after.billing();
        LocalDate effect = changes.getFirst().at().toLocalDate();
        LocalDate day = effect.isBefore(now.toLocalDate()) ? now.toLocalDate() : effect;
        LocalDate next = billing.nextOn();
        // a subscription that nothing is due of any more has no next invoice to wait for
        boolean isSooner = next == null || (request.isBilledAtOnce() && day.isBefore(next));
        return isSooner ? after.withBilling(billing.withNextOn(day)) : after;
    }
}
