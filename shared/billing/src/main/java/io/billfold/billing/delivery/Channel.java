package io.billfold.billing.delivery;

import java.util.Locale;

/** The ways to a customer. */
public enum Channel {
    EMAIL,
    PORTAL,
    PEPPOL;

    /** For example {@code email}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
