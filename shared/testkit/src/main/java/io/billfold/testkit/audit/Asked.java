package io.billfold.testkit.audit;

/**
 * A charge that a payment provider was asked for, as the provider itself knows it.
 *
 * @param key of our try; empty for what a payer paid without our asking
 * @param charge the provider's id of the money, for example {@code ch_1}
 * @param invoice that it is for
 * @param currency ISO 4217
 */
public record Asked(String key, String charge, String invoice, long amountMinor, String currency) {}
