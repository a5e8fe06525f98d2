package io.billfold.billing.catalog;

import io.billfold.billing.Checks;

/** Identifies a bundle, for example {@code office}, within a seller's catalog. */
public record BundleId(String value) {
    public BundleId {
        Checks.id("bundle", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
