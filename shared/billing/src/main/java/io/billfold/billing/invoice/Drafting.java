package io.billfold.billing.invoice;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.Seller;
import io.billfold.billing.rating.Rating;
import io.billfold.billing.subscription.Period;
import io.billfold.billing.subscription.Subscription;

import java.util.List;

/** Makes the draft of a subscription's next period. */
public final class Drafting {
    private Drafting() {}

    /**
     * The draft of the next period, without tax. Seller and account are copied as they are now.
     *
     * @throws IllegalArgumentException when seller or account are not the subscription's
     */
    public static Draft draft(Subscription subscription, Seller seller, Account account) {
        if (!seller.id().equals(subscription.seller())) {
            throw new IllegalArgumentException(
                    "subscription " + subscription.id() + " is not sold by " + seller.id());
        }
        if (!account.id().equals(subscription.account())) {
            throw new IllegalArgumentException(
                    "subscription " + subscription.id() + " is not paid by " + account.id());
        }
        Period period = subscription.period(subscription.nextPeriod());
        return new Draft(
                DraftId.of(subscription.id(), period),
                subscription.id(),
                seller,
                account,
                subscription.currency(),
                period,
                subscription.paymentTermsDays(),
                subscription.purchaseOrder(),
                Rating.lines(subscription, period),
                List.of());
    }
}
