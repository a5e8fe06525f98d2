package io.billfold.billing.tax.id;

import io.billfold.billing.Checks;

import org.jspecify.annotations.Nullable;

/**
 * A tax id that is well formed, for example {@code DE136695976}. Whether it is registered only its
 * register knows.
 *
 * @param country whose number it is, ISO 3166-1 alpha-2, or {@code XI} for Northern Ireland: that
 *     of a customer in Monaco is {@code FR}
 * @param prefix what is written before the number, for example {@code DE}, {@code EL} for Greece,
 *     {@code CHE} for Switzerland; empty where nothing is
 * @param number what is left without prefix and mark, for example {@code U13585627}
 * @param mark what is written behind the number, for example {@code MVA}; empty where nothing is
 * @param kind in English, for example {@code EU VAT number}
 * @param region the state or province that the number itself names (ISO 3166-2 without the
 *     country), as an Indian GSTIN does, or null
 * @param register where it can be asked about, {@code VIES}, or null where we can't ask
 */
public record TaxId(
        String country,
        String prefix,
        String number,
        String mark,
        String kind,
        @Nullable String region,
        @Nullable String register) {
    /** The register of the European Commission. */
    public static final String VIES = "VIES";

    public TaxId {
        Checks.text("taxId.country", country, 2);
        Checks.text("taxId.number", number, 20);
        Checks.text("taxId.kind", kind, 80);
    }

    /** The normalized form, for example {@code CHE107787577MWST}. */
    public String value() {
        return prefix + number + mark;
    }

    /** Whether it is the same number, whatever is known of its kind. */
    public boolean isSameAs(TaxId other) {
        return country.equals(other.country) && value().equals(other.value());
    }

    @Override
    public String toString() {
        return value();
    }
}
