package io.billfold.billing.payout;

import io.billfold.billing.Checks;

/**
 * Identifies a payout by its provider's own words, for example {@code stripe.po_1} or {@code
 * adyen.Shop.118.EUR}: the same each time.
 */
public record PayoutId(String value) {
    public PayoutId {
        Checks.id("payout", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
