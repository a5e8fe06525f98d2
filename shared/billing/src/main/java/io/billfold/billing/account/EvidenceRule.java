package io.billfold.billing.account;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * Whether a seller's answers to disputes go out by themselves once all that is needed is there, or
 * only when a person said so.
 *
 * @param way whether they do
 * @param max up to which disputed amount; larger ones, and those in other currencies, are for a
 *     person. Null for any
 */
public record EvidenceRule(Way way, @Nullable Money max) {
    /** What holds where a seller says nothing: a person decides. */
    public static final EvidenceRule BY_HAND = new EvidenceRule(Way.BY_HAND, null);

    private static final Pattern AMOUNT = Pattern.compile("[A-Z]{3} [0-9]{1,12}([.][0-9]{1,3})?");

    /** Who sends an answer. */
    public enum Way {
        BY_HAND,
        AUTOMATIC_WHEN_READY
    }

    /** Whether an answer about an amount goes out by itself. */
    public boolean covers(Money disputed) {
        return way == Way.AUTOMATIC_WHEN_READY
                && (max == null || (max.isSameCurrency(disputed) && !disputed.isGreaterThan(max)));
    }

    /**
     * Reads an amount such as {@code EUR 100.00}.
     *
     * @throws IllegalArgumentException when it is none, or its currency has fewer decimals
     */
    public static Money amount(String text) {
        try {
            if (AMOUNT.matcher(text).matches()) {
                return Money.parse(text);
            }
        } catch (ArithmeticException tooManyDecimals) {
            throw new IllegalArgumentException(
                    "has more decimals than its currency", tooManyDecimals);
        }
        throw new IllegalArgumentException("must be an amount such as EUR 100.00");
    }
}
