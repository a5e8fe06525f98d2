package io.billfold.testkit.audit;

/** What the tables and the bucket of documents are called where the auditor looks. */
public record Names(
        String accounts,
        String subscriptions,
        String invoices,
        String ledger,
        String payments,
        String collections,
        String documents) {}
