package io.billfold.billing.account;

import io.billfold.billing.Checks;

/** Identifies a billed account, for example {@code acme}. */
public record AccountId(String value) {
    public AccountId {
        Checks.id("account.id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
