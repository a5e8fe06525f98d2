package io.billfold.billing.account;

import io.billfold.money.RoundingPolicy;

import org.jspecify.annotations.Nullable;

/**
 * A seller's registration with a tax authority.
 *
 * @param country where it is registered, ISO 3166-1 alpha-2
 * @param region state or province with a tax of its own, as ISO 3166-2 without the country, for
 *     example {@code TX}; null for the country as a whole
 * @param scheme how it is registered
 * @param taxId the number, with the country prefix where one is used (BT-31)
 * @param rounding the policy that the seller chose among those that the country allows, or null for
 *     the country's usual one
 */
public record TaxRegistration(
        String country,
        @Nullable String region,
        Scheme scheme,
        String taxId,
        @Nullable RoundingPolicy rounding) {
    /** How a seller can be registered. */
    public enum Scheme {
        /** As everybody who is established there. */
        DOMESTIC,
        /** One Stop Shop, union scheme: Directive 2006/112/EC art. 369a ff. */
        OSS,
        /** One Stop Shop of sellers outside the EU, non-union scheme: art. 358a ff. */
        OSS_NON_UNION,
        /**
         * A scheme for sellers from abroad that charges consumers only, such as Norway's VOEC,
         * Singapore's overseas vendors, Canada's simplified GST/HST.
         */
        SIMPLIFIED,
        /** Too small to charge tax: Directive 2006/112/EC art. 284, and alike elsewhere. */
        SMALL_BUSINESS
    }

    /** A registration in a country as a whole, with the country's usual rounding. */
    public TaxRegistration(String country, Scheme scheme, String taxId) {
        this(country, null, scheme, taxId, null);
    }

    /** Where it is: the country, or for example {@code US-TX}. */
    public String place() {
        return region == null ? country : country + "-" + region;
    }
}
