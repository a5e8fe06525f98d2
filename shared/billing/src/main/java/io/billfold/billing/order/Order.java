package io.billfold.billing.order;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.subscription.BillingInterval;
import io.billfold.billing.subscription.SubscriptionLine;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What a customer ordered, well formed but not yet accepted.
 *
 * @param id the same id is the same order, for ever
 * @param seller who shall issue the invoices
 * @param account who shall pay; its data replace what was known of the account
 * @param currency currency of every line
 * @param interval how often it is billed
 * @param startOn first day of the first period, a date in the account's zone
 * @param paymentTermsDays days from issue to due date
 * @param purchaseOrder the customer's order number, or null
 * @param lines at least one
 */
public record Order(
        OrderId id,
        SellerId seller,
        Account account,
        CurrencyUnit currency,
        BillingInterval interval,
        LocalDate startOn,
        int paymentTermsDays,
        @Nullable String purchaseOrder,
        List<SubscriptionLine> lines) {
    public Order {
        lines = List.copyOf(lines);
    }
}
