package io.billfold.billing.tax;

/** Reasons that the law words, with their VATEX codes (CEF code list VATEX). */
final class Wordings {
    /** Directive 2006/112/EC art. 226(11a). */
    static final TaxCase.Reason REVERSE_CHARGE =
            new TaxCase.Reason(
                    TaxCategory.REVERSE_CHARGE,
                    "VAT",
                    "VATEX-EU-AE",
                    "Reverse charge",
                    "art. 226(11a)",
                    Confidence.HIGH);

    /** Directive 2006/112/EC art. 138 and 226(11). */
    static final TaxCase.Reason INTRA_COMMUNITY =
            new TaxCase.Reason(
                    TaxCategory.INTRA_COMMUNITY,
                    "VAT",
                    "VATEX-EU-IC",
                    "Intra-Community supply (Directive 2006/112/EC art. 138)",
                    "art. 226(11)",
                    Confidence.HIGH);

    /** Directive 2006/112/EC art. 146 and 226(11). */
    static final TaxCase.Reason EXPORT_FROM_UNION =
            new TaxCase.Reason(
                    TaxCategory.EXPORT,
                    "VAT",
                    "VATEX-EU-G",
                    "Export (Directive 2006/112/EC art. 146)",
                    "art. 226(11)",
                    Confidence.HIGH);

    /** Goods that leave any other tax territory: every VAT law frees them. */
    static final TaxCase.Reason EXPORT =
            new TaxCase.Reason(
                    TaxCategory.EXPORT, "VAT", null, "Export of goods", "LAW", Confidence.HIGH);

    /** Canada: Excise Tax Act s. 148 and 166. */
    static final TaxCase.Reason SMALL_SUPPLIER =
            new TaxCase.Reason(
                    TaxCategory.OUTSIDE_SCOPE,
                    "GST/HST",
                    null,
                    "Small supplier, not registered for GST/HST (Excise Tax Act s. 148)",
                    "Excise Tax Act s. 166",
                    Confidence.HIGH);

    /** Canada: nothing of what is sold is taxed. */
    static final TaxCase.Reason NO_GST =
            new TaxCase.Reason(
                    TaxCategory.OUTSIDE_SCOPE,
                    "GST/HST",
                    null,
                    "No GST/HST charged",
                    "LAW",
                    Confidence.MEDIUM);

    private Wordings() {}
}
