package io.billfold.events;

/** What an event of a payment provider is about, as far as its type tells. */
public enum ProviderTopic {
    /** Money was collected. */
    PAYMENT,
    /** Money that was asked for does not come. */
    FAILURE,
    /** Somebody wants it back. */
    DISPUTE,
    /** Money was given back, or could not be. */
    REFUND,
    /** A bank reports fraud, which is not a dispute. */
    FRAUD_REPORT,
    /** Known, and nothing that Billfold books: it is kept. */
    OTHER,
    /** A type that this release does not know: it is kept, and listed for a person. */
    UNKNOWN
}
