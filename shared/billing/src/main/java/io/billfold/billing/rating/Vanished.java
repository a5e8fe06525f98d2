package io.billfold.billing.rating;

import io.billfold.billing.catalog.Charge;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.Plans;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.catalog.ProductId;
import io.billfold.billing.invoice.LineAdjustment;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.language.Phrase;
import io.billfold.billing.subscription.Subscription;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * Gives back what was billed of phases that a change in the past undid, or whose periods it moved.
 */
final class Vanished {
    private final Subscription subscription;
    private final Plans plans;
    private final LedgerWork ledger;

    Vanished(Subscription subscription, Plans plans, LedgerWork ledger) {
        this.subscription = subscription;
        this.plans = plans;
        this.ledger = ledger;
    }

    /** Gives back every portion that is not of one of these phases. */
    void giveBack(Set<String> phases) {
        for (List<Portion> page : ledger.pagesBefore()) {
            for (Portion portion : page) {
                if (!phases.contains(portion.key().phase())) {
                    giveBack(portion);
                }
            }
        }
    }

    private void giveBack(Portion portion) {
        ledger.replace(portion.key(), portion.period());
        if (!portion.net().isZero()) {
            Money back = portion.net().negated();
            ledger.addLine(
                    PeriodRating.credit(origin(portion), portion, portion.from(), portion.to())
                            .adjustTo(LineAdjustment.Kind.PRORATION, Phrase.UNDONE.text(), back));
        }
    }

    private Billable.Origin origin(Portion portion) {
        Charge charge = charge(portion);
        ProductId product =
                charge == null ? new ProductId(portion.key().charge()) : charge.product();
        Product known = plans.productOrUsual(product);
        LineOrigin origin =
                new LineOrigin(
                        subscription.id(),
                        portion.key().item(),
                        portion.key().charge(),
                        portion.price(),
                        known.taxCategory(),
                        known.revenue(),
                        null,
                        charge != null && charge.isTaxIncluded(),
                        PeriodRating.endCustomer(subscription),
                        known.classification());
        String description = charge == null ? product.value() : charge.description();
        return new Billable.Origin(product, description, origin);
    }

    private @Nullable Charge charge(Portion portion) {
        int end = portion.price().lastIndexOf('@');
        Plan plan = plans.plan(new PlanId(portion.price().substring(0, end)));
        int number = Integer.parseInt(portion.price().substring(end + 1));
        if (plan == null) {
            return null;
        }
        return plan.versions().stream()
                .filter(version -> version.number() == number)
                .flatMap(version -> version.charges().stream())
                .filter(each -> each.id().equals(portion.key().charge()))
                .findFirst()
                .orElse(null);
    }
}
