package io.billfold.store;

/** The tables, one per family of aggregates. Keys and access patterns: see the package. */
public enum Table {
    ACCOUNTS,
    SUBSCRIPTIONS,
    INVOICES,
    LEDGER,
    PAYMENTS,
    COLLECTIONS;

    /** The setting that holds the table's name, for example {@code INVOICES_TABLE}. */
    public String setting() {
        return name() + "_TABLE";
    }
}
