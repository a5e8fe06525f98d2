package io.billfold.checks.audit;

import java.util.ArrayList;
import java.util.List;

/** What an auditor looked at and what is wrong with it. */
public final class Report {
    private static final int SHOWN_MAX = 20;

    private final List<String> problems = new ArrayList<>();
    int invoices;
    int documents;
    int ledgerEntries;
    int subscriptions;

    @SuppressWarnings("AnnotateFormatMethod")
    void wrong(String problem, Object... parts) {
        problems.add(problem.formatted(parts));
    }

    @SuppressWarnings("AnnotateFormatMethod")
    void require(boolean holds, String problem, Object... parts) {
        if (!holds) {
            wrong(problem, parts);
        }
    }

    /** What is wrong: the first ones. */
    public List<String> problems() {
        return problems.stream().limit(SHOWN_MAX).toList();
    }

    public int invoices() {
        return invoices;
    }

    public int documents() {
        return documents;
    }

    public int ledgerEntries() {
        return ledgerEntries;
    }

    public int subscriptions() {
        return subscriptions;
    }

    @Override
    public String toString() {
        return "%d invoices, %d documents, %d ledger entries, %d subscriptions, %d problems"
                .formatted(invoices, documents, ledgerEntries, subscriptions, problems.size());
    }
}
