package io.billfold.billing.rating;

import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.subscription.Period;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.SubscriptionLine;
import io.billfold.money.RoundingPolicy;

import java.util.List;

/** Prices what a subscription charges for a period. */
public final class Rating {
    private Rating() {}

    /**
     * One line per charge, in the subscription's order, each rounded once (EN 16931 BT-131, rule
     * BR-DEC-23). No seats give a line over zero, so that the customer sees why nothing is charged.
     */
    public static List<InvoiceLine> lines(Subscription subscription, Period period) {
        return subscription.lines().stream().map(line -> line(line, period)).toList();
    }

    private static InvoiceLine line(SubscriptionLine line, Period period) {
        return new InvoiceLine(
                line.sku(),
                line.description(),
                period,
                line.quantity(),
                line.unitPrice(),
                line.unitPrice().times(line.quantity(), RoundingPolicy.EN_16931));
    }
}
