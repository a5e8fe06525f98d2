package io.billfold.checks.audit;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.checks.cloud.RawItem;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every period of a subscription is billed once, from its first day on, without a hole. */
record PeriodAudit(Report report) {
    void check(List<AuditedInvoice> invoices, List<RawItem> subscriptions) {
        Map<String, List<AuditedInvoice>> billed =
                invoices.stream()
                        .sorted(Comparator.comparing(it -> it.text("/content/periodFrom")))
                        .collect(Collectors.groupingBy(AuditedInvoice::subscription));
        report.subscriptions = subscriptions.size();
        for (RawItem item : subscriptions) {
            JsonNode subscription = AuditedInvoice.parse(item.text("doc"));
            String id = subscription.path("id").asText();
            checkOne(subscription, billed.getOrDefault(id, List.of()));
        }
        long known = subscriptions.size();
        report.require(
                billed.size() <= known, "%d subscriptions billed, %d known", billed.size(), known);
    }

    private void checkOne(JsonNode subscription, List<AuditedInvoice> invoices) {
        String id = subscription.path("id").asText();
        int advanced = subscription.path("nextPeriod").asInt();
        report.require(
                advanced == invoices.size(),
                "%s was billed for %d periods, but has %d invoices",
                id,
                advanced,
                invoices.size());
        String expected = subscription.path("anchor").asText();
        for (AuditedInvoice invoice : invoices) {
            report.require(
                    invoice.text("/content/periodFrom").equals(expected),
                    "%s bills %s from %s instead of %s",
                    invoice.number(),
                    id,
                    invoice.text("/content/periodFrom"),
                    expected);
            expected = invoice.text("/content/periodTo");
        }
    }
}
