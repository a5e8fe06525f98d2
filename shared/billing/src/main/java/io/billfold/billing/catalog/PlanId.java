package io.billfold.billing.catalog;

import io.billfold.billing.Checks;

/** Identifies a plan, for example {@code pro-monthly}, within a seller's catalog. */
public record PlanId(String value) {
    public PlanId {
        Checks.id("plan", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
