package io.billfold.billing.account;

/**
 * A seller's registration with a tax authority.
 *
 * @param country where it is registered, ISO 3166-1 alpha-2
 * @param scheme a domestic registration or the EU's One Stop Shop
 * @param taxId the number, with the country prefix where one is used (BT-31)
 */
public record TaxRegistration(String country, Scheme scheme, String taxId) {
    /** The kinds of registration that this version acts on. */
    public enum Scheme {
        DOMESTIC,
        /** Union scheme, Directive 2006/112/EC art. 369a ff. */
        OSS
    }
}
