package io.billfold.billing.order;

import io.billfold.billing.Checks;

/** Identifies an order for ever: the same id is the same order, for example {@code o-1001}. */
public record OrderId(String value) {
    public OrderId {
        Checks.id("orderId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
