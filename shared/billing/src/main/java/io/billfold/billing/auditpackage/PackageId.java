package io.billfold.billing.auditpackage;

import io.billfold.billing.Checks;

/**
 * Identifies an audit package, for example {@code
 * muster-de.2026-01-01.2026-01-31.9f86d081884c7d65}: whoever asks for the same gets the same one.
 */
public record PackageId(String value) {
    /** Ids of sellers have up to 64 characters, and what follows them has 40. */
    private static final int LENGTH_MAX = 104;

    public PackageId {
        Checks.text("package", value, LENGTH_MAX);
        if (!value.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException(
                    "package '" + value + "' may hold letters, digits and . _ - only");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
