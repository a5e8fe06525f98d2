package io.billfold.billing.account;

import io.billfold.billing.Checks;

import org.jspecify.annotations.Nullable;

/**
 * A postal address (EN 16931 BG-5 and BG-8).
 *
 * @param line1 street and number
 * @param line2 anything more, or null
 * @param city city
 * @param postcode postcode, or null where the country has none
 * @param region state or province as ISO 3166-2 without the country, for example {@code OR}, or
 *     null
 * @param country ISO 3166-1 alpha-2, for example {@code DE}
 */
public record Address(
        String line1,
        @Nullable String line2,
        String city,
        @Nullable String postcode,
        @Nullable String region,
        String country) {
    public Address {
        Checks.text("address.line1", line1, 100);
        Checks.text("address.city", city, 60);
        if (!isCountryCode(country)) {
            throw new IllegalArgumentException(
                    "address.country '" + country + "' is not an ISO 3166-1 alpha-2 code");
        }
    }

    /** Where it is, without the street. */
    public Location location() {
        return new Location(country, region, postcode);
    }

    private static boolean isCountryCode(String text) {
        return text.length() == 2 && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }
}
