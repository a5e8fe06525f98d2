package io.billfold.billing.account;

/**
 * The structured invoice that a customer wants beside the PDF, where the one inside the PDF
 * (Factur-X) does not do. An invoice that would not be valid in the wanted format is not issued.
 */
public enum InvoiceFormat {
    /** XRechnung 3.0 in CII, for public buyers in Germany. */
    XRECHNUNG,
    /** XRechnung 3.0 in UBL. */
    XRECHNUNG_UBL,
    /** Peppol BIS Billing 3.0, in UBL. */
    PEPPOL_BIS
}
