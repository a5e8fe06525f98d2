package io.billfold.billing.subscription;

import io.billfold.billing.Checks;
import io.billfold.billing.catalog.Discount;
import io.billfold.billing.catalog.PlanId;
import io.billfold.billing.catalog.ProductId;
import io.billfold.money.UnitPrice;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What can happen to a subscription. */
public sealed interface Action {
    /**
     * An item begins, or another phase of it after a gap.
     *
     * @param plan what it is billed by
     * @param quantity seats or devices; 1 where the plan has no such charge
     * @param anchor where its periods are counted from, or null for the subscription's
     * @param bundle what it is sold in, or null
     */
    record AddItem(
            ItemId item,
            PlanId plan,
            BigDecimal quantity,
            @Nullable LocalDate anchor,
            @Nullable BundlePlace bundle)
            implements Action {
        public AddItem {
            requireQuantity(quantity);
        }
    }

    /** An item ends. */
    record RemoveItem(ItemId item) implements Action {}

    /**
     * An item goes on by another plan, or by the same plan in another bundle. It stays the same
     * contract.
     *
     * @param quantity the new quantity, or null to keep it
     * @param isAnchorReset whether its periods are counted from here on
     * @param bundle what it is sold in from now on, or null
     */
    record SwitchPlan(
            ItemId item,
            PlanId plan,
            @Nullable BigDecimal quantity,
            boolean isAnchorReset,
            @Nullable BundlePlace bundle)
            implements Action {
        public SwitchPlan {
            if (quantity != null) {
                requireQuantity(quantity);
            }
        }
    }

    /** An item has another quantity. */
    record SetQuantity(ItemId item, BigDecimal quantity) implements Action {
        public SetQuantity {
            requireQuantity(quantity);
        }
    }

    /**
     * Nothing is charged for a time, though it is supplied: a trial, a goodwill, time between start
     * of service and start of billing. Lines over zero say so.
     *
     * @param item what is free, or null for everything
     * @param until first moment that is charged again
     * @param reason what customers read, for example {@code trial}
     */
    record GrantFree(@Nullable ItemId item, LocalDateTime until, String reason) implements Action {
        public GrantFree {
            Checks.text("reason", reason, 100);
        }
    }

    /** Everything rests: nothing is supplied and nothing is charged. */
    record Pause() implements Action {}

    /** Everything goes on after a pause. */
    record Resume() implements Action {}

    /** Everything ends. */
    record Cancel() implements Action {}

    /** Something is charged once. */
    record ChargeFee(ProductId product, String description, BigDecimal quantity, UnitPrice price)
            implements Action {
        public ChargeFee {
            Checks.text("description", description, 200);
            requireQuantity(quantity);
        }
    }

    /**
     * Something is taken off.
     *
     * @param until first moment without it, or null for as long as the contract lasts
     * @param reason what customers read, for example the coupon
     */
    record GiveDiscount(Discount discount, @Nullable LocalDateTime until, String reason)
            implements Action {
        public GiveDiscount {
            Checks.text("reason", reason, 100);
        }
    }

    /**
     * Credits that pay for metered charges, those that expire first before others. What is left
     * when they expire is lost.
     *
     * @param expiresAt first moment whose usage they don't pay for
     */
    record GrantCredit(Money amount, LocalDateTime expiresAt) implements Action {
        public GrantCredit {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("amount must be above 0, was " + amount);
            }
        }
    }

    /**
     * A change that has not taken effect yet is taken back.
     *
     * @param change its id
     */
    record Withdraw(String change) implements Action {}

    private static void requireQuantity(BigDecimal quantity) {
        if (quantity.signum() < 0) {
            throw new IllegalArgumentException("quantity must not be negative, was " + quantity);
        }
    }
}
