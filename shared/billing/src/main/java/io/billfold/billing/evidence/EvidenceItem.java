package io.billfold.billing.evidence;

/** What can be shown of a sale that a bank argues about. */
public enum EvidenceItem {
    /** The invoice as it was issued, with the hash under which it is sealed. */
    INVOICE("invoice.pdf", "invoice"),
    /** Who opened its documents when, and from where. */
    ACCESS_LOG("access-log.txt", "access log"),
    /** What was used of what was invoiced. */
    USAGE_LOG("usage-log.txt", "usage log"),
    /** What was sent to the customer, and what became of it. */
    COMMUNICATION("communication.txt", "communication"),
    /** What was agreed, from when on, and whether it was cancelled. */
    TERMS("terms.txt", "agreement"),
    /** Earlier payments with the same card that nobody disputed (Compelling Evidence 3.0). */
    EARLIER_PAYMENTS("earlier-payments.txt", "earlier payments"),
    /** What was credited on the invoice. */
    CREDITS("credits.txt", "credits");

    private final String fileName;
    private final String words;

    EvidenceItem(String fileName, String words) {
        this.fileName = fileName;
        this.words = words;
    }

    /** What it is called in the archive. */
    public String fileName() {
        return fileName;
    }

    /** What it is called in sentences. */
    public String words() {
        return words;
    }
}
