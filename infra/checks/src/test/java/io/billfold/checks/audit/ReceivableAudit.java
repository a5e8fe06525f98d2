package io.billfold.checks.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is open on an invoice is its total without what payments settled. */
record ReceivableAudit(Report report) {
    void check(
            List<AuditedInvoice> invoices,
            List<Map<String, AttributeValue>> receivables,
            List<Map<String, AttributeValue>> payments) {
        Map<String, Long> applied = new HashMap<>();
        for (Map<String, AttributeValue> payment : payments) {
            applied.merge(payment.get("number").s(), number(payment, "applied"), Math::addExact);
        }
        Map<String, Map<String, AttributeValue>> byNumber = new HashMap<>();
        receivables.forEach(receivable -> byNumber.put(receivable.get("number").s(), receivable));
        for (AuditedInvoice invoice : invoices) {
            Map<String, AttributeValue> receivable = byNumber.remove(invoice.number());
            if (receivable == null) {
                report.wrong("%s has no receivable", invoice.number());
            } else {
                check(invoice, receivable, applied.getOrDefault(invoice.number(), 0L));
            }
        }
        report.require(byNumber.isEmpty(), "receivables without an invoice: %s", byNumber.keySet());
    }

    private void check(
            AuditedInvoice invoice, Map<String, AttributeValue> receivable, long applied) {
        long total = LedgerAudit.minor(invoice.text("/total"), invoice.currency());
        report.require(
                number(receivable, "total") == total,
                "receivable of %s is about %d", invoice.number(), number(receivable, "total"));
        report.require(
                number(receivable, "open") == total - applied,
                "%s: %d of %d are open after payments of %d",
                invoice.number(), number(receivable, "open"), total, applied);
    }

    private static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(item.get(name).n());
    }
}
