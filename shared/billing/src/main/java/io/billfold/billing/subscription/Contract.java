package io.billfold.billing.subscription;

import io.billfold.billing.Problem;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.subscription.Action.AddItem;
import io.billfold.billing.subscription.Action.SwitchPlan;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a history comes to: which item was on which plan from when to when, what was free, when all
 * rested. The same history always comes to the same contract, in whatever order it was recorded.
 *
 * @param phases in the order of the items, and of their beginning within each item
 * @param free times that are not charged
 * @param pauses times in which nothing is supplied
 * @param fees changes that charge something once
 * @param discounts changes that take something off
 * @param credits changes that grant prepaid credits
 * @param endsAt when all ends, or null
 * @param problems what can't be: an item that begins twice, one that was never there
 */
public record Contract(
        List<Phase> phases,
        List<Window> free,
        List<Window> pauses,
        List<Change> fees,
        List<Change> discounts,
        List<Change> credits,
        @Nullable LocalDateTime endsAt,
        List<Problem> problems) {

    /** The contract that a subscription's history comes to. */
    public static Contract of(Subscription subscription) {
        return new Folding(subscription.anchor()).fold(subscription.history());
    }

    /** The phase that an item is in at a moment, or null. */
    public @Nullable Phase phaseAt(ItemId item, LocalDateTime moment) {
        for (Phase phase : phases) {
            if (phase.item().equals(item)
                    && !moment.isBefore(phase.from())
                    && !phase.isOverAt(moment)) {
                return phase;
            }
        }
        return null;
    }

    /** Takes the changes one after the other. */
    private static final class Folding {
        private final LocalDate anchor;
        private final Map<ItemId, Open> open = new LinkedHashMap<>();
        private final Map<ItemId, Integer> places = new HashMap<>();
        private final List<Phase> phases = new ArrayList<>();
        private final List<Window> free = new ArrayList<>();
        private final List<Window> pauses = new ArrayList<>();
        private final List<Change> fees = new ArrayList<>();
        private final List<Change> discounts = new ArrayList<>();
        private final List<Change> credits = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private @Nullable LocalDateTime pausedAt;
        private @Nullable LocalDateTime endsAt;

        Folding(LocalDate anchor) {
            this.anchor = anchor;
        }

        Contract fold(List<Change> history) {
            for (Change change : inEffect(history)) {
                if (endsAt == null || change.at().isBefore(endsAt)) {
                    take(change);
                }
            }
            keepWhatIsOpen();
            if (places.size() > 1) {
                phases.sort(Comparator.comparing(phase -> places.getOrDefault(phase.item(), 0)));
            }
            return new Contract(
                    List.copyOf(phases), free, pauses, fees, discounts, credits, endsAt, problems);
        }

        private void keepWhatIsOpen() {
            if (pausedAt != null) {
                pauses.add(new Window(pausedAt, null, null, "pause"));
            }
            open.values().forEach(each -> phases.add(each.until(null)));
        }

        /** By the time at which they take effect; what was withdrawn is left out. */
        private static List<Change> inEffect(List<Change> history) {
            Set<String> withdrawn = withdrawn(history);
            if (withdrawn.isEmpty() && isSorted(history)) {
                return history;
            }
            return history.stream()
                    .filter(change -> !withdrawn.contains(change.id()))
                    .sorted(Comparator.comparing(Change::at))
                    .toList();
        }

        private static Set<String> withdrawn(List<Change> history) {
            Set<String> withdrawn = new HashSet<>();
            for (Change each : history) {
                if (each.action() instanceof Action.Withdraw(String change)) {
                    withdrawn.add(change);
                }
            }
            return withdrawn;
        }

        private static boolean isSorted(List<Change> history) {
            for (int i = 1; i < history.size(); i++) {
                if (history.get(i).at().isBefore(history.get(i - 1).at())) {
                    return false;
                }
            }
            return true;
        }

        private void take(Change change) {
            switch (change.action()) {
                case AddItem add -> begin(change, add);
                case Action.RemoveItem(ItemId item) -> end(change, item);
                case SwitchPlan to -> goOn(change, to);
                case Action.SetQuantity(ItemId item, BigDecimal quantity) ->
                        step(change, item, quantity);
                case Action.GrantFree(ItemId item, LocalDateTime until, String reason) ->
                        free(change, new Window(change.at(), until, item, reason));
                case Action.Pause() -> pause(change);
                case Action.Resume() -> resume(change);
                case Action.Cancel() -> cancel(change);
                case Action.ChargeFee fee -> fees.add(change);
                case Action.GiveDiscount discount -> discounts.add(change);
                case Action.GrantCredit credit -> credits.add(change);
                case Action.Withdraw withdrawal -> {}
            }
        }

        private void begin(Change change, AddItem add) {
            if (open.containsKey(add.item())) {
                problem(change, "item", "'" + add.item() + "' is there already");
                return;
            }
            places.putIfAbsent(add.item(), places.size());
            LocalDate counted = add.anchor() == null ? anchor : add.anchor();
            open.put(
                    add.item(),
                    new Open(change, add.item(), add.plan(), counted, add.bundle(), null)
                            .step(change.at(), add.quantity()));
        }

        private void end(Change change, ItemId item) {
            Open ending = open.remove(item);
            if (ending == null) {
                unknown(change, item);
            } else {
                phases.add(ending.until(change.at()));
            }
        }

        private void goOn(Change change, SwitchPlan to) {
            Open before = open.get(to.item());
            if (before == null) {
                unknown(change, to.item());
                return;
            }
            phases.add(before.until(change.at()));
            LocalDate counted = to.isAnchorReset() ? change.at().toLocalDate() : before.anchor;
            LocalDateTime covered = to.isAnchorReset() ? change.at() : before.coveredFrom;
            BigDecimal quantity = to.quantity() == null ? before.quantity() : to.quantity();
            open.put(
                    to.item(),
                    new Open(change, to.item(), to.plan(), counted, to.bundle(), covered)
                            .step(change.at(), quantity));
        }

        private void step(Change change, ItemId item, BigDecimal quantity) {
            Open running = open.get(item);
            if (running == null) {
                unknown(change, item);
            } else {
                running.step(change.at(), quantity);
            }
        }

        private void free(Change change, Window window) {
            if (window.to() == null || !window.from().isBefore(window.to())) {
                problem(change, "until", "must be after " + window.from() + ", was " + window.to());
                return;
            }
            free.add(window);
        }

        private void pause(Change change) {
            if (pausedAt != null) {
                problem(change, "do", "is paused since " + pausedAt);
                return;
            }
            pausedAt = change.at();
        }

        private void resume(Change change) {
            if (pausedAt == null) {
                problem(change, "do", "is not paused");
                return;
            }
            pauses.add(new Window(pausedAt, change.at(), null, "pause"));
            pausedAt = null;
        }

        private void cancel(Change change) {
            endsAt = change.at();
            open.values().forEach(each -> phases.add(each.until(change.at())));
            open.clear();
        }

        private void unknown(Change change, ItemId item) {
            problem(change, "item", "'" + item + "' is not there at " + change.at());
        }

        private void problem(Change change, String field, String reason) {
            problems.add(new Problem("changes[" + change.id() + "]." + field, reason));
        }
    }

    /** A phase that has no end yet. */
    private static final class Open {
        private final Change began;
        private final ItemId item;
        private final PlanId plan;
        private final LocalDate anchor;
        private final @Nullable BundlePlace bundle;
        private final LocalDateTime coveredFrom;
        private final boolean isStart;
        private final List<Phase.Step> steps = new ArrayList<>();

        Open(
                Change began,
                ItemId item,
                PlanId plan,
                LocalDate anchor,
                @Nullable BundlePlace bundle,
                @Nullable LocalDateTime coveredFrom) {
            this.began = began;
            this.item = item;
            this.plan = plan;
            this.anchor = anchor;
            this.bundle = bundle;
            this.coveredFrom = coveredFrom == null ? began.at() : coveredFrom;
            this.isStart = began.action() instanceof AddItem;
        }

        Open step(LocalDateTime from, BigDecimal quantity) {
            if (!steps.isEmpty() && steps.getLast().from().equals(from)) {
                steps.removeLast();
            }
            steps.add(new Phase.Step(from, quantity));
            return this;
        }

        BigDecimal quantity() {
            return steps.getLast().quantity();
        }

        Phase until(@Nullable LocalDateTime to) {
            return new Phase(
                    item,
                    began.id(),
                    plan,
                    anchor,
                    began.at(),
                    to,
                    coveredFrom,
                    isStart,
                    bundle,
                    steps);
        }
    }
}
