package io.billfold.testkit.audit;

/** How much the auditor has seen: what shows that it looked at something. */
public record Counts(
        int invoices,
        int documents,
        int entries,
        int subscriptions,
        int rejections,
        int payments,
        int mails) {}
