package io.billfold.billing.change;

import io.billfold.billing.Checks;
import io.billfold.billing.catalog.BundleId;
import io.billfold.billing.catalog.ChangePolicy.When;
import io.billfold.billing.catalog.CouponId;
import io.billfold.billing.subscription.Action;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.subscription.Terms;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;

/**
 * What somebody asks to change, well formed but not yet accepted.
 *
 * @param id the same id is the same change, for ever
 * @param subscription what is to change
 * @param wish what is to happen
 * @param at from when on, local time in the account's zone, or null where {@code when} says it
 * @param when when relative to period and term, or null where {@code at} or the plan's policy says
 *     it
 * @param isBilledAtOnce whether it is billed on the day that it takes effect, rather than with the
 *     next invoice
 */
public record ChangeRequest(
        String id,
        SubscriptionId subscription,
        Wish wish,
        @Nullable LocalDateTime at,
        @Nullable When when,
        boolean isBilledAtOnce) {
    public ChangeRequest {
        Checks.id("changeId", id);
        if (at != null && when != null) {
            throw new IllegalArgumentException("name at or when, not both");
        }
    }

    /** What can be asked for. */
    public sealed interface Wish {
        /** One entry of the history. */
        record One(Action action) implements Wish {}

        /**
         * Items of a bundle move to another: those whose place it has too go on there, the others
         * end, and places that are new begin.
         */
        record MoveBundle(BundleId from, BundleId to) implements Wish {}

        /** A coupon of the catalog is redeemed. */
        record Redeem(CouponId coupon) implements Wish {}

        /** Other terms of payment from the next invoice on. */
        record Agree(Terms terms) implements Wish {}
    }
}
