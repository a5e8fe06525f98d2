package io.billfold.billing.account;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody is, as far as law asks.
 *
 * @param country ISO 3166-1 alpha-2, for example {@code DE}
 * @param region state or province as ISO 3166-2 without the country, for example {@code OR}, or
 *     null
 * @param postcode or null
 */
public record Location(String country, @Nullable String region, @Nullable String postcode) {}
