package io.billfold.checks.audit;

import io.billfold.checks.cloud.RawItem;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers have no gaps and no repeats, dates do not run back, and sums are sums. */
record NumberAudit(Report report) {
    void check(List<AuditedInvoice> invoices, List<RawItem> counters) {
        Map<String, List<AuditedInvoice>> series =
                invoices.stream()
                        .sorted(Comparator.comparingLong(AuditedInvoice::sequence))
                        .collect(Collectors.groupingBy(AuditedInvoice::series));
        series.values().forEach(this::checkSeries);
        for (RawItem counter : counters) {
            String[] key = counter.text("sk").split("#", -1);
            long last = counter.number("lastNumber");
            List<AuditedInvoice> issued = series.getOrDefault(key[1] + "-" + key[2], List.of());
            report.require(
                    last == issued.size(),
                    "counter %s is at %d, but there are %d invoices",
                    counter.text("sk"),
                    last,
                    issued.size());
        }
        report.require(
                counters.size() == series.size(),
                "%d counters for %d series",
                counters.size(),
                series.size());
        invoices.forEach(this::checkSums);
    }

    private void checkSeries(List<AuditedInvoice> series) {
        LocalDate before = LocalDate.MIN;
        long expected = 1;
        for (AuditedInvoice invoice : series) {
            report.require(
                    invoice.sequence() == expected,
                    "%s comes where number %d was expected",
                    invoice.number(),
                    expected);
            report.require(
                    invoice.key().equals("INVOICE#" + invoice.number()),
                    "%s lies under %s",
                    invoice.number(),
                    invoice.key());
            report.require(
                    !invoice.issuedOn().isBefore(before),
                    "%s of %s follows one of %s",
                    invoice.number(),
                    invoice.issuedOn(),
                    before);
            report.require(
                    invoice.seller().equals(series.getFirst().seller()),
                    "%s is of another seller than its series",
                    invoice.number());
            before = invoice.issuedOn();
            expected = invoice.sequence() + 1;
        }
    }

    private void checkSums(AuditedInvoice invoice) {
        BigDecimal net = invoice.amount("/net");
        BigDecimal tax = invoice.amount("/tax");
        report.require(
                net.add(tax).compareTo(invoice.amount("/total")) == 0,
                "%s: %s and %s are not its total",
                invoice.number(),
                net,
                tax);
        report.require(
                sum(invoice, "/content/lines", "net").compareTo(net) == 0,
                "%s: its lines are not its net amount",
                invoice.number());
        report.require(
                sum(invoice, "/content/taxes", "tax").compareTo(tax) == 0,
                "%s: its taxes are not its tax amount",
                invoice.number());
    }

    private static BigDecimal sum(AuditedInvoice invoice, String list, String field) {
        BigDecimal sum = BigDecimal.ZERO;
        for (var entry : invoice.json().at(list)) {
            sum = sum.add(new BigDecimal(entry.path(field).asText()));
        }
        return sum;
    }
}
