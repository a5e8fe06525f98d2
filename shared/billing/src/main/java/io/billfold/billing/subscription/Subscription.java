package io.billfold.billing.subscription;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * A recurring agreement, billed in advance.
 *
 * @param id our identifier
 * @param account who pays
 * @param seller who issues
 * @param currency currency of every line
 * @param interval how often it is billed
 * @param anchor first day of the first period
 * @param paymentTermsDays days from issue to due date
 * @param purchaseOrder the customer's order number (BT-13), or null
 * @param lines what is charged each period
 * @param nextPeriod index of the next period to bill; 0 before the first invoice
 */
public record Subscription(
        SubscriptionId id,
        AccountId account,
        SellerId seller,
        CurrencyUnit currency,
        BillingInterval interval,
        LocalDate anchor,
        int paymentTermsDays,
        @Nullable String purchaseOrder,
        List<SubscriptionLine> lines,
        int nextPeriod) {
    public Subscription {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("subscription " + id + " has no lines");
        }
        for (SubscriptionLine line : lines) {
            if (!line.unitPrice().currency().equals(currency)) {
                throw new IllegalArgumentException(
                        "subscription "
                                + id
                                + " is in "
                                + currency
                                + ", line "
                                + line.sku()
                                + " is not");
            }
        }
    }

    /** Period number {@code index}, from 0. */
    public Period period(int index) {
        return interval.period(anchor, index);
    }

    /**
     * The day on which the next period is to be billed: its first day, as billing is in advance.
     */
    public LocalDate nextBillingOn() {
        return period(nextPeriod).from();
    }

    /** The subscription after its next period has been billed. */
    public Subscription withNextPeriodBilled() {
        return new Subscription(
                id,
                account,
                seller,
                currency,
                interval,
                anchor,
                paymentTermsDays,
                purchaseOrder,
                lines,
                nextPeriod + 1);
    }
}
