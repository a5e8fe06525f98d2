package io.billfold.billing.account;

import io.billfold.billing.Checks;

/** Identifies a legal entity that issues invoices, for example {@code muster-de}. */
public record SellerId(String value) {
    public SellerId {
        Checks.id("seller", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
