package io.billfold.billing.cash;

import io.billfold.billing.Checks;

/** Identifies an entry of a bank statement, for example {@code c-0f3a...}: the same each time. */
public record CashId(String value) {
    public CashId {
        Checks.id("cash", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
