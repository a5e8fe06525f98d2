package io.billfold.billing.payment;

import org.jspecify.annotations.Nullable;

/**
 * What a provider tells of a charge beyond its amount, as far as it does: whom a bank's claim of
 * fraud can be answered with (Visa's Compelling Evidence 3.0 compares it with earlier charges). It
 * is personal data: kept for thirteen months and no longer.
 *
 * @param acquired by which network, on which merchant id
 * @param credential the provider's name of the card or account, the same for each of its charges:
 *     Stripe's fingerprint, Adyen's alias; never a number
 * @param ip the payer's address
 * @param device the payer's device or its fingerprint
 * @param login the payer's account with us, as the provider was told
 * @param shipTo where it was delivered to, in one line
 */
public record ChargeTraits(
        Acquired acquired,
        @Nullable String credential,
        @Nullable String ip,
        @Nullable String device,
        @Nullable String login,
        @Nullable String shipTo) {
    /** The longest text that is kept of each. */
    public static final int LENGTH_MAX = 400;

    /** Nothing was told. */
    public static final ChargeTraits NONE =
            new ChargeTraits(Acquired.UNKNOWN, null, null, null, null, null);
}
