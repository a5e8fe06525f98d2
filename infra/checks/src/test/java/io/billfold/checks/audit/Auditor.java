package io.billfold.checks.audit;

import io.billfold.checks.cloud.AwsAccount;
import io.billfold.checks.cloud.RawItem;

import java.util.List;
import java.util.Map;

/**
 * Reads everything and says what is wrong with it. It uses neither the stores nor the domain: what
 * it finds, somebody with read rights and a copy of the law could find.
 */
public final class Auditor {
    private final AwsAccount aws;
    private final Map<String, String> names;

    /**
     * @param names of the tables Invoices, Subscriptions, Ledger, Payments and Collections and of
     *     the bucket Documents, by these words
     */
    public Auditor(AwsAccount aws, Map<String, String> names) {
        this.aws = aws;
        this.names = names;
    }

    /** Looks at everything. */
    public Report audit() {
        Report report = new Report();
        List<AuditedInvoice> invoices =
                items("Invoices", "INVOICE#").stream()
                        .filter(it -> it.text("sk").equals("INVOICE"))
                        .map(AuditedInvoice::of)
                        .toList();
        report.invoices = invoices.size();
        new NumberAudit(report).check(invoices, items("Invoices", "SELLER#"));
        new PeriodAudit(report).check(invoices, items("Subscriptions", "SUBSCRIPTION#"));
        new LedgerAudit(report).check(invoices, items("Ledger", ""));
        new ReceivableAudit(report)
                .check(
                        invoices,
                        items("Collections", "RECEIVABLE#"),
                        items("Payments", "PAYMENT#"));
        new DocumentAudit(report, aws.s3(), name("Documents")).check(invoices);
        return report;
    }

    private List<RawItem> items(String table, String pkPrefix) {
        return aws
                .dynamoDb()
                .scanPaginator(r -> r.tableName(name(table)).consistentRead(true))
                .items()
                .stream()
                .map(RawItem::new)
                .filter(item -> item.text("pk").startsWith(pkPrefix))
                .toList();
    }

    private String name(String word) {
        String name = names.get(word);
        if (name == null) {
            throw new IllegalArgumentException("no name of " + word + " among " + names);
        }
        return name;
    }
}
