package io.billfold.configureseller;

/** What became of a seller's configuration. */
enum Configuring {
    ADDED,
    CHANGED,
    /** It was so already; nothing was written. */
    UNCHANGED,
    /** Another seller's invoices carry the series. */
    SERIES_TAKEN,
    /** Somebody else changed the seller at the same time. */
    CHANGED_MEANWHILE
}
