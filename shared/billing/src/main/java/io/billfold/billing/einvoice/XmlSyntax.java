package io.billfold.billing.einvoice;

/** The syntaxes of EN 16931. */
public enum XmlSyntax {
    /** UN/CEFACT Cross Industry Invoice D16B. */
    CII,
    /** OASIS Universal Business Language 2.1: Invoice and CreditNote. */
    UBL
}
