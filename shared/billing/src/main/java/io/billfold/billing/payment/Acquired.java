package io.billfold.billing.payment;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * By which network, and on which of our merchant ids, a provider collected a payment: what the
 * networks' programmes count by.
 *
 * @param scheme in lower case, for example {@code visa}; {@code unknown} where nobody said
 * @param merchant the provider's name of the merchant account, for example {@code MusterDE}; {@code
 *     -} where the provider has one alone
 */
public record Acquired(String scheme, String merchant) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Nobody said. */
    public static final Acquired UNKNOWN = new Acquired("unknown", "-");

    public Acquired {
        scheme = scheme.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(scheme).matches() || !NAME.matcher(merchant).matches()) {
            throw new IllegalArgumentException(
                    "scheme and merchant are 1 to 64 letters, digits, '.', '_' and '-'");
        }
    }

    /** The same merchant id, by a network as somebody else names it; no name changes nothing. */
    public Acquired withScheme(@Nullable String named) {
        return named != null && NAME.matcher(named).matches()
                ? new Acquired(named, merchant)
                : this;
    }

    /** Whether anybody said which network. */
    public boolean isKnown() {
        return !scheme.equals(UNKNOWN.scheme);
    }
}
