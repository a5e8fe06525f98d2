package io.billfold.billing.rating;

import io.billfold.billing.catalog.Discount;
import io.billfold.billing.invoice.LineAdjustment;
import io.billfold.billing.language.Phrase;
import io.billfold.billing.subscription.Action;
import io.billfold.billing.subscription.BillingState;
import io.billfold.billing.subscription.Change;
import io.billfold.billing.subscription.Contract;
import io.billfold.money.Allocation;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes discounts off lines, in the order in which they were given, and then prepaid credits. */
final class Reductions {
    private final Contract contract;
    private final boolean beganPeriod;
    private final Map<String, Money> taken;
    private final Map<String, Money> spent;

    /**
     * @param beganPeriod whether the bill begins or ends a period: amounts are taken off once for
     *     each such bill, not again for each change
     */
    Reductions(BillingState state, Contract contract, boolean beganPeriod) {
        this.contract = contract;
        this.beganPeriod = beganPeriod;
        this.taken = new HashMap<>(state.taken());
        this.spent = new HashMap<>(state.spent());
    }

    void apply(List<Billable> lines) {
        for (Change change : contract.discounts()) {
            if (change.action() instanceof Action.GiveDiscount given) {
                take(change, given, lines);
            }
        }
        contract.credits().stream()
                .sorted(Comparator.comparing(Reductions::expiresAt))
                .forEach(change -> spend(change, lines));
    }

    private void take(Change change, Action.GiveDiscount given, List<Billable> lines) {
        List<Billable> reduced = new ArrayList<>();
        for (Billable line : lines) {
            if (!line.isCredit()
                    && holds(change, given.until(), line.from())
                    && given.discount().appliesTo(line.product())) {
                reduced.add(line);
            }
        }
        if (!reduced.isEmpty()) {
            switch (given.discount()) {
                case Discount.Share share -> takeShare(change, given.reason(), share, reduced);
                case Discount.Amount amount -> takeAmount(change, given.reason(), amount, reduced);
            }
        }
    }

    private static boolean holds(
            Change change, @Nullable LocalDateTime until, LocalDateTime moment) {
        return !moment.isBefore(change.at()) && (until == null || moment.isBefore(until));
    }

    private void takeShare(
            Change change, String reason, Discount.Share share, List<Billable> lines) {
        String text = Phrase.DISCOUNT_SHARE.text(reason, share.percent().toPlainString());
        for (Billable line : lines) {
            BigDecimal exact = line.net().getAmount().multiply(share.percent()).movePointLeft(2);
            Money off = Money.of(line.net().getCurrencyUnit(), exact, RoundingMode.HALF_UP);
            takeOff(change, share, text, line, off);
        }
    }

    private void takeAmount(
            Change change, String reason, Discount.Amount amount, List<Billable> lines) {
        List<Billable> charged = lines.stream().filter(line -> line.net().isPositive()).toList();
        if (!beganPeriod || charged.isEmpty()) {
            return;
        }
        List<Money> nets = charged.stream().map(Billable::net).toList();
        Money sum = nets.stream().reduce(Money::plus).orElseThrow();
        Money off = least(sum, least(amount.amount(), left(change, amount, sum)));
        List<Money> parts = Allocation.byWeight(off, nets.stream().map(Money::getAmount).toList());
        for (int i = 0; i < charged.size(); i++) {
            takeOff(change, amount, reason, charged.get(i), parts.get(i));
        }
    }

    private void takeOff(
            Change change, Discount discount, String reason, Billable line, Money wanted) {
        Money off = least(wanted, left(change, discount, wanted));
        line.adjust(LineAdjustment.Kind.DISCOUNT, reason, off.negated());
        taken.merge(change.id(), off, Money::plus);
    }

    /** What may still be taken off in all; without a limit, as much as is wanted. */
    private Money left(Change change, Discount discount, Money wanted) {
        Money totalMax = discount.totalMax();
        Money before = taken.get(change.id());
        return totalMax == null ? wanted : before == null ? totalMax : totalMax.minus(before);
    }

    private static LocalDateTime expiresAt(Change change) {
        return change.action() instanceof Action.GrantCredit credit
                ? credit.expiresAt()
                : LocalDateTime.MAX;
    }

    private void spend(Change change, List<Billable> lines) {
        if (!(change.action() instanceof Action.GrantCredit credit)) {
            return;
        }
        for (Billable line : lines) {
            Money left = credit.amount().minus(spentOf(change, credit.amount()));
            boolean pays =
                    line.isAfterwards()
                            && line.net().isPositive()
                            && holds(change, credit.expiresAt(), line.from());
            if (pays && left.isPositive()) {
                Money paid = least(left, line.net());
                line.payBefore(Phrase.PREPAID_CREDIT.text(change.id()), paid);
                spent.merge(change.id(), paid, Money::plus);
            }
        }
    }

    private Money spentOf(Change change, Money amount) {
        return spent.getOrDefault(change.id(), amount.minus(amount));
    }

    private static Money least(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }

    Map<String, Money> taken() {
        return taken;
    }

    Map<String, Money> spent() {
        return spent;
    }
}
