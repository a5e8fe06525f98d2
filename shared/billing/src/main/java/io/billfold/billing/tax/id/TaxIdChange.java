package io.billfold.billing.tax.id;

/**
 * What a check changed. A change counts for supplies whose tax is decided after it; invoices that
 * were issued before stand: who had the number confirmed and had no reason to doubt could rely on
 * it (Regulation (EU) 282/2011 art. 18(1)(a); CJEU C-273/11, Mecsek-Gabona, on a number that was
 * taken back for times past).
 */
public enum TaxIdChange {
    /** Nothing: confirmed again, or still without an answer. */
    NONE,
    /** The customer is from now on known to be registered. */
    BECAME_VALID,
    /** The customer is not registered: from now on it has no number, whatever it says. */
    BECAME_INVALID,
    /** The last confirmation is too old to count, or another number took its place. */
    LAPSED
}
