package io.billfold.local.command.demo;

import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.local.command.Connection;
import io.billfold.local.command.DocumentLink;
import io.billfold.store.Balance;
import io.billfold.store.InvoiceRecord;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks what the demo left, with as little of the functions' code as possible: numbers without a
 * gap, documents in S3 with the hashes that the invoices record, a ledger that balances and agrees
 * with what is open, and no message given up.
 */
final class Proof {
    private final Report report;
    private final Connection cloud;
    private final String bucket;

    Proof(Report report, Connection cloud) {
        this.report = report;
        this.cloud = cloud;
        this.bucket = cloud.physical("Documents");
    }

    /** Everything that is wrong, one sentence each; empty when all is right. */
    List<String> failures() {
        List<String> failures = new ArrayList<>();
        report.series().forEach(series -> checkNumbers(series, failures));
        failures.addAll(wrongDocuments());
        checkLedger(failures);
        checkDeadLetters(failures);
        return failures;
    }

    private static void checkNumbers(Report.Series series, List<String> failures) {
        long expected = 1;
        for (InvoiceRecord record : series.invoices()) {
            Invoice invoice = record.invoice();
            if (invoice.number().sequence() != expected) {
                failures.add("before " + invoice.number() + " a number is missing");
            }
            expected = invoice.number().sequence() + 1;
        }
        if (expected - 1 != series.lastNumber()) {
            failures.add(
                    series.seller().id()
                            + " drew "
                            + series.lastNumber()
                            + " numbers in "
                            + series.year()
                            + ", the last invoice has "
                            + (expected - 1));
        }
    }

    private List<String> wrongDocuments() {
        // S3 answers in parallel, and thousands of documents are read
        return report.invoices().parallelStream()
                .map(this::wrongDocument)
                .filter(e -> e != null)
                .toList();
    }

    private @Nullable String wrongDocument(InvoiceRecord record) {
        InvoiceRecord.Rendition rendition = record.rendition();
        String number = record.invoice().number().toString();
        if (rendition == null) {
            return number + " has no document";
        }
        String key = rendition.documentKey();
        byte[] document =
                cloud.clients()
                        .s3()
                        .getObjectAsBytes(r -> r.bucket(bucket).key(key))
                        .asByteArrayUnsafe();
        String found = DocumentLink.sha256(document);
        return found.equals(rendition.documentSha256())
                ? null
                : "the document of "
                        + number
                        + " has SHA-256 "
                        + found
                        + ", the invoice records "
                        + rendition.documentSha256();
    }

    private void checkLedger(List<String> failures) {
        Map<CurrencyUnit, Money> booked = new TreeMap<>();
        for (Balance balance : report.balances()) {
            if (!balance.isBalanced()) {
                failures.add(
                        "the ledger of "
                                + balance.seller()
                                + " in "
                                + balance.currency()
                                + " is off balance");
            }
            booked.merge(balance.currency(), balance.net(LedgerAccount.RECEIVABLE), Money::plus);
        }
        Map<CurrencyUnit, Money> open = new TreeMap<>();
        for (InvoiceRecord record : report.invoices()) {
            Invoice invoice = record.invoice();
            CurrencyUnit currency = invoice.content().currency();
            open.merge(currency, Money.ofMinor(currency, report.open(invoice)), Money::plus);
        }
        if (!booked.equals(open)) {
            failures.add(
                    "open invoices sum to "
                            + open.values()
                            + ", the ledger's receivables to "
                            + booked.values());
        }
    }

    private void checkDeadLetters(List<String> failures) {
        for (String id : cloud.logicalIds()) {
            if (id.endsWith("DeadLetters") || id.equals("UndeliveredEvents")) {
                String url = cloud.physical(id);
                int count = cloud.messages(url.substring(url.lastIndexOf('/') + 1)).size();
                if (count > 0) {
                    failures.add(
                            count
                                    + " messages were given up: see 'billfold redrive --list' ("
                                    + id
                                    + ")");
                }
            }
        }
    }
}
