package io.billfold.billing.tax.id;

/** What a tax id looks like. A pass means well formed, never registered. */
public sealed interface TaxIdVerdict {
    /** What a wrong form is a reason for. */
    enum Severity {
        /** The register knows no such number: ask the customer again. */
        REJECT,
        /** Numbers that fail are in use: tell, and go on. */
        WARN
    }

    /**
     * It is formed as it must be.
     *
     * @param id normalized
     * @param isCheckDigitVerified false where the number has no check digit, or none that is
     *     published
     */
    record WellFormed(TaxId id, boolean isCheckDigitVerified) implements TaxIdVerdict {}

    /**
     * It is not formed as it must be.
     *
     * @param reason what is expected, for example {@code must be DE and 9 digits, the last a check
     *     digit}
     */
    record Malformed(String reason, Severity severity) implements TaxIdVerdict {}

    /** How the country forms its numbers is not known here. */
    record NotKnown(String country) implements TaxIdVerdict {}
}
