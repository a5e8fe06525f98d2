package io.billfold.billing.tax;

/** VAT category codes of EN 16931 (BT-118, BT-151; UNTDID 5305). */
public enum TaxCategory {
    /** S: taxed at a rate above zero. */
    STANDARD("S"),
    /** Z: taxed at a rate of zero. */
    ZERO("Z"),
    /** E: exempt from tax. */
    EXEMPT("E"),
    /** AE: the customer accounts for the tax. */
    REVERSE_CHARGE("AE"),
    /** K: goods that a business in another member state of the EU acquires. */
    INTRA_COMMUNITY("K"),
    /** G: goods that leave the seller's tax territory. */
    EXPORT("G"),
    /** O: outside the scope of any VAT, GST or sales tax. */
    OUTSIDE_SCOPE("O"),
    /** L: Canary Islands general indirect tax, IGIC. */
    CANARY_ISLANDS("L"),
    /** M: tax of Ceuta and Melilla, IPSI. */
    CEUTA_MELILLA("M");

    private final String code;

    TaxCategory(String code) {
        this.code = code;
    }

    /** The code that stands in the structured invoice. */
    public String code() {
        return code;
    }

    /** Whether a rate stands beside it: above zero for S, zero too for L and M. */
    public boolean isTaxed() {
        return this == STANDARD || this == CANARY_ISLANDS || this == CEUTA_MELILLA;
    }

    /**
     * Whether an invoice must say why there is no tax (BT-120, BT-121; rules BR-E-10 and alike).
     */
    public boolean needsReason() {
        return !isTaxed() && this != ZERO;
    }
}
