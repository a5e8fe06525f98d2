package io.billfold.billing.subscription;

import io.billfold.billing.Checks;

/**
 * Identifies something that a subscription charges for, for example {@code seats}; it stays the
 * same when its plan, price or bundle changes.
 */
public record ItemId(String value) {
    public ItemId {
        Checks.id("item", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
