package io.billfold.billing.account;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What is known of a customer for its tax, besides name, address and number.
 *
 * @param evidence what shows where it is, besides the billing address
 * @param isRegistered whether it stated that it is registered for the tax of its country, as
 *     Australia asks of a business beside its ABN
 * @param lookup what the register said about its tax number, or null before it was asked
 * @param exemptions certificates that free it from tax
 * @param withholding what it keeps of its invoices as income tax, or null
 */
public record TaxProfile(
        List<PlaceEvidence> evidence,
        boolean isRegistered,
        @Nullable TaxIdLookup lookup,
        List<ExemptionCertificate> exemptions,
        @Nullable WithholdingTerms withholding) {
    /** Nothing is known. */
    public static final TaxProfile NONE = new TaxProfile(List.of(), false, null, List.of(), null);

    public TaxProfile {
        evidence = List.copyOf(evidence);
        exemptions = List.copyOf(exemptions);
    }

    /** With what a register said about the number. */
    public TaxProfile withLookup(TaxIdLookup answer) {
        return new TaxProfile(evidence, isRegistered, answer, exemptions, withholding);
    }

    /** The certificate that holds in a place on a date, or null. */
    public @Nullable ExemptionCertificate exemption(String place, LocalDate date) {
        for (ExemptionCertificate certificate : exemptions) {
            if (certificate.holds(place, date)) {
                return certificate;
            }
        }
        return null;
    }

    /**
     * An item of evidence for the customer's place (Implementing Regulation (EU) No 282/2011 art.
     * 24f).
     *
     * @param kind what it is
     * @param country the country it points to, ISO 3166-1 alpha-2
     */
    public record PlaceEvidence(Kind kind, String country) {
        /** The items of art. 24f, besides the billing address. */
        public enum Kind {
            /** The internet address of the device, located. */
            IP_ADDRESS,
            /** The country of the bank account or card. */
            BANK,
            /** The country code of the SIM card. */
            SIM,
            /** Where the fixed line is. */
            LANDLINE,
            /** Anything else of commercial weight. */
            OTHER
        }
    }

    /**
     * What a register answered.
     *
     * @param status what it said
     * @param on the day of the answer
     * @param source the register, for example {@code VIES}
     * @param consultation the number that proves the question was asked, or null
     */
    public record TaxIdLookup(
            Status status, LocalDate on, String source, @Nullable String consultation) {
        /** What a register can say. */
        public enum Status {
            /** The number belongs to somebody. */
            VALID,
            /** The number belongs to nobody. */
            INVALID,
            /** The register did not answer. */
            PENDING
        }
    }

    /**
     * A certificate that frees a customer from a tax. Without one on file there is no exemption.
     *
     * @param place whose tax, for example {@code US-TX}
     * @param number of the certificate
     * @param reason for example {@code resale}
     * @param expiresOn last day, or null where it has none
     */
    public record ExemptionCertificate(
            String place, String number, String reason, @Nullable LocalDate expiresOn) {
        boolean holds(String asked, LocalDate date) {
            return place.equals(asked) && (expiresOn == null || !date.isAfter(expiresOn));
        }
    }
}
