package io.billfold.billing.account;

import io.billfold.billing.Checks;

import org.jspecify.annotations.Nullable;

/**
 * A number that somebody else gave.
 *
 * @param id the number
 * @param scheme the list that it is of: ISO/IEC 6523 (ICD) for parties, EAS for electronic
 *     addresses, UNTDID 7143 for goods; or null
 */
public record Identifier(String id, @Nullable String scheme) {
    public Identifier {
        Checks.text("id", id, 200);
    }

    /** A number of no list. */
    public static Identifier of(String id) {
        return new Identifier(id, null);
    }
}
