package io.billfold.billing.tax;

/** VAT category codes of EN 16931 (BT-118, BT-151; UNTDID 5305) that this version decides. */
public enum TaxCategory {
    /** S: taxed at a rate above zero. */
    STANDARD("S"),
    /** AE: the customer accounts for the tax. */
    REVERSE_CHARGE("AE"),
    /** O: outside the scope of any VAT, GST or sales tax. */
    OUTSIDE_SCOPE("O");

    private final String code;

    TaxCategory(String code) {
        this.code = code;
    }

    /** The code that stands in the structured invoice. */
    public String code() {
        return code;
    }
}
