package io.billfold.billing.account;

import org.jspecify.annotations.Nullable;

/**
 * How a seller's documents look.
 *
 * @param accent its colour as six hexadecimal digits such as {@code 124c61}, or null for the usual
 *     one
 * @param logo hash of its logo, SHA-256 in lower-case hexadecimal, or null
 */
public record Branding(@Nullable String accent, @Nullable String logo) {
    /** The usual looks. */
    public static final Branding NONE = new Branding(null, null);

    public Branding {
        check("accent", accent, 6);
        check("logo", logo, 64);
    }

    private static void check(String field, @Nullable String value, int digits) {
        if (value != null && (value.length() != digits || !isHexadecimal(value))) {
            throw new IllegalArgumentException(
                    field + " must be " + digits + " lower-case hexadecimal digits");
        }
    }

    private static boolean isHexadecimal(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
