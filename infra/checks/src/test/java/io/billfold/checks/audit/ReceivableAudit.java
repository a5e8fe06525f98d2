package io.billfold.checks.audit;

import io.billfold.checks.cloud.RawItem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is open on an invoice is its total without what payments settled. */
record ReceivableAudit(Report report) {
    void check(List<AuditedInvoice> invoices, List<RawItem> receivables, List<RawItem> payments) {
        Map<String, Long> applied = new HashMap<>();
        for (RawItem payment : payments) {
            applied.merge(payment.text("number"), payment.number("applied"), Math::addExact);
        }
        Map<String, RawItem> byNumber = new HashMap<>();
        receivables.forEach(receivable -> byNumber.put(receivable.text("number"), receivable));
        for (AuditedInvoice invoice : invoices) {
            RawItem receivable = byNumber.remove(invoice.number());
            if (receivable == null) {
                report.wrong("%s has no receivable", invoice.number());
            } else {
                check(invoice, receivable, applied.getOrDefault(invoice.number(), 0L));
            }
        }
        report.require(byNumber.isEmpty(), "receivables without an invoice: %s", byNumber.keySet());
    }

    private void check(AuditedInvoice invoice, RawItem receivable, long applied) {
        long total = LedgerAudit.minor(invoice.text("/total"), invoice.currency());
        report.require(
                receivable.number("total") == total,
                "receivable of %s is about %d",
                invoice.number(),
                receivable.number("total"));
        report.require(
                receivable.number("open") == total - applied,
                "%s: %d of %d are open after payments of %d",
                invoice.number(),
                receivable.number("open"),
                total,
                applied);
    }
}
