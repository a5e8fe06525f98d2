package io.billfold.billing.tax;

import org.jspecify.annotations.Nullable;

/**
 * A place in the eyes of tax law, which is not always the country of the address: the Canary
 * Islands are not in the VAT territory, Monaco is France.
 *
 * @param country ISO 3166-1 alpha-2 of the country whose tax law holds, for example {@code ES}
 * @param region the part of it that has rates or rules of its own, for example {@code CN}; null for
 *     the rest of the country
 * @param isInUnion whether it belongs to the VAT territory of the European Union while its country
 *     is a member
 * @param isOwnLaw whether the part has a tax law of its own, and not its country's
 * @param name for the reader, for example {@code the Canary Islands}
 */
public record TaxPlace(
        String country, @Nullable String region, boolean isInUnion, boolean isOwnLaw, String name) {
    /** A country, or a region of it under the country's law. */
    static TaxPlace of(String country, @Nullable String region, String name) {
        return new TaxPlace(country, region, true, false, name);
    }

    /** For example {@code ES-CN} or {@code DE}. */
    public String code() {
        return region == null ? country : country + "-" + region;
    }

    /** Where one law holds: the country, or a part with a law of its own. */
    public String territory() {
        return isOwnLaw ? code() : country;
    }

    /** For people to read, for example {@code Texas (US-TX)} or {@code DE}. */
    String told() {
        return name.equals(code()) ? name : name + " (" + code() + ")";
    }
}
