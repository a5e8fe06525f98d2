package io.billfold.billing.catalog;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A discount that customers bring.
 *
 * @param id what they type
 * @param discount what it gives
 * @param from first day on which it can be redeemed
 * @param until first day on which it no longer can, or null
 * @param months how long it is given after it was redeemed, or null for as long as the contract
 * @param redemptionsMax how often it can be redeemed in all, or null
 */
public record Coupon(
        CouponId id,
        Discount discount,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable Integer months,
        @Nullable Integer redemptionsMax) {
    public Coupon {
        if (until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("until " + until + " is not after " + from);
        }
    }

    /** Whether it can be redeemed on a day. */
    public boolean isRedeemableOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** Whether its amounts, if it has any, are in a currency. */
    public boolean isIn(CurrencyUnit currency) {
        Money limit = discount.totalMax();
        boolean isLimitIn = limit == null || limit.getCurrencyUnit().equals(currency);
        return switch (discount) {
            case Discount.Share share -> isLimitIn;
            case Discount.Amount amount ->
                    isLimitIn && amount.amount().getCurrencyUnit().equals(currency);
        };
    }
}
