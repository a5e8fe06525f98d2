package io.billfold.events;

/**
 * What a provider says of a refund that we asked for.
 *
 * @param key as we told the provider
 * @param reference the provider's id of it
 * @param isDone whether it is paid; else it failed
 */
public record ProviderRefund(String key, String reference, boolean isDone) {
    /** What our keys begin with: refunds that were made in a provider's own pages have none. */
    static final String PREFIX = "refund.";
}
