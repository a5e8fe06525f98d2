package io.billfold.billing.order;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.CouponId;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.subscription.Terms;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What a customer ordered, well formed but not yet accepted. All dates are in the account's zone.
 *
 * @param id the same id is the same order, for ever
 * @param seller who shall issue the invoices
 * @param account who shall pay; its data replace what was known of the account
 * @param currency currency of every price
 * @param contractOn day of the contract: terms are counted from it
 * @param startOn first day of service
 * @param billingFrom first day that is charged, or null where that is the first day of service or
 *     the end of a trial; what is before it is free
 * @param anchor day that periods are counted from, or null for the first day that is charged
 * @param terms what is agreed about paying
 * @param items what is ordered, at least one
 * @param ownPlans plans for prices that the order brought itself
 * @param ownProducts products of those plans
 * @param coupon a coupon of the seller's catalog, or null
 */
public record Order(
        OrderId id,
        SellerId seller,
        Account account,
        CurrencyUnit currency,
        LocalDate contractOn,
        LocalDate startOn,
        @Nullable LocalDate billingFrom,
        @Nullable LocalDate anchor,
        Terms terms,
        List<OrderItem> items,
        List<Plan> ownPlans,
        List<Product> ownProducts,
        @Nullable CouponId coupon) {
    public Order {
        items = List.copyOf(items);
        ownPlans = List.copyOf(ownPlans);
        ownProducts = List.copyOf(ownProducts);
    }
}
