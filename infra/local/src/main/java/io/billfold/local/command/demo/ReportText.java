package io.billfold.local.command.demo;

import io.billfold.billing.Problem;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.invoice.Invoice;
import io.billfold.local.command.Amounts;
import io.billfold.local.command.Books;
import io.billfold.local.command.TextTable;
import io.billfold.local.functions.FunctionStats;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.Rejection;

import org.joda.money.Money;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The report as tables for people. */
final class ReportText {
    private static final int REASON_LENGTH_MAX = 100;
    private static final int REJECTIONS_MAX = 20;

    private final Report report;
    private final PrintWriter out;

    ReportText(Report report, PrintWriter out) {
        this.report = report;
        this.out = out;
    }

    void print() {
        section("Invoices", invoices());
        section("Chargebacks", disputes());
        section("Mails", notices());
        section("Refused" + refusedCount(), rejections());
        section("Ledger", ledger());
    }

    /** Which functions the time went to, the longest first. */
    void printTimes(Map<String, FunctionStats> stats, Demo.Times times) {
        section("Where the time goes (calls of one function run side by side)", times(stats));
        int count = report.invoices().size();
        out.printf(Locale.ROOT, "Orders sent and accepted in %.1f s%n", times.steps());
        out.printf(
                Locale.ROOT,
                "%,d invoices in %.1f s: %.1f a second%n",
                count,
                times.billing(),
                count / Math.max(times.billing(), 0.1));
    }

    private static TextTable times(Map<String, FunctionStats> stats) {
        TextTable table =
                TextTable.of("function", ">calls", ">failed", ">seconds inside", ">ms a call");
        stats.entrySet().stream()
                .filter(each -> each.getValue().invocations() > 0)
                .sorted(Comparator.comparingLong(each -> -each.getValue().totalMillis()))
                .forEach(each -> addTimes(table, each.getKey(), each.getValue()));
        return table;
    }

    /** What AWS would count, in all and for each invoice. */
    void printCalls(Map<String, Long> calls) {
        TextTable table = TextTable.of("call", ">in all", ">an invoice");
        int invoices = Math.max(report.invoices().size(), 1);
        calls.forEach(
                (operation, count) ->
                        table.row(
                                operation,
                                String.format(Locale.ROOT, "%,d", count),
                                String.format(Locale.ROOT, "%.2f", (double) count / invoices)));
        section("AWS calls", table);
    }

    private static void addTimes(TextTable table, String function, FunctionStats stats) {
        double millis = stats.totalMillis();
        table.row(
                function,
                String.format(Locale.ROOT, "%,d", stats.invocations()),
                stats.errors(),
                String.format(Locale.ROOT, "%.1f", millis / 1000),
                String.format(Locale.ROOT, "%.1f", millis / stats.invocations()));
    }

    private void section(String title, TextTable table) {
        if (!table.isEmpty()) {
            out.println(title);
            out.println(table.render(2));
        }
    }

    private TextTable invoices() {
        TextTable table =
                TextTable.of(
                        "seller",
                        "",
                        ">invoices",
                        ">net",
                        ">tax",
                        ">total",
                        ">paid",
                        ">open",
                        "numbers");
        for (Report.Series series : report.series()) {
            Map<String, Sums> byCurrency = new TreeMap<>();
            for (InvoiceRecord record : series.invoices()) {
                Invoice invoice = record.invoice();
                String currency = invoice.content().currency().getCode();
                byCurrency.merge(currency, sums(invoice), Sums::plus);
            }
            byCurrency.forEach((currency, sums) -> addSums(table, series, currency, sums));
        }
        return table;
    }

    private Sums sums(Invoice invoice) {
        Money open = Money.ofMinor(invoice.content().currency(), report.open(invoice));
        return new Sums(1, invoice.net(), invoice.tax(), invoice.total(), open);
    }

    private static void addSums(TextTable table, Report.Series series, String currency, Sums sums) {
        String first = series.invoices().getFirst().invoice().number().toString();
        String last = series.invoices().getLast().invoice().number().toString();
        table.row(
                series.seller().id(),
                currency,
                String.format(Locale.ROOT, "%,d", sums.count()),
                Amounts.of(sums.net()),
                Amounts.of(sums.tax()),
                Amounts.of(sums.total()),
                Amounts.of(sums.total().minus(sums.open())),
                Amounts.of(sums.open()),
                first + " to " + last.substring(last.lastIndexOf('-') + 1));
    }

    private record Sums(int count, Money net, Money tax, Money total, Money open) {
        Sums plus(Sums other) {
            return new Sums(
                    count + other.count,
                    net.plus(other.net),
                    tax.plus(other.tax),
                    total.plus(other.total),
                    open.plus(other.open));
        }
    }

    private TextTable disputes() {
        TextTable table =
                TextTable.of(
                        "case", "invoice", "account", "", ">amount", "reason", "status", ">lost");
        for (Dispute dispute : report.disputes()) {
            table.row(
                    dispute.id(),
                    dispute.invoice(),
                    dispute.account(),
                    dispute.amount().getCurrencyUnit(),
                    Amounts.of(dispute.amount()),
                    dispute.reason(),
                    dispute.status().name().toLowerCase(Locale.ROOT),
                    Amounts.of(dispute.writtenOff()));
        }
        return table;
    }

    /** Reminders by level, invoices as one. */
    private TextTable notices() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Books.Notice notice : report.notices()) {
            counts.merge(label(notice), 1, Integer::sum);
        }
        TextTable table = TextTable.of("kind", ">sent");
        counts.forEach(table::row);
        return table;
    }

    /** For example {@code reminder 2}, from the notice id {@code reminder:MU-2026-000042:2}. */
    private static String label(Books.Notice notice) {
        String[] id = notice.id().split(":", -1);
        return id.length == 3 ? notice.kind() + " " + id[2] : notice.kind();
    }

    private String refusedCount() {
        int count = report.rejections().size();
        return count > REJECTIONS_MAX
                ? String.format(Locale.ROOT, " (%d of %,d)", REJECTIONS_MAX, count)
                : " (" + count + ")";
    }

    private TextTable rejections() {
        TextTable table = TextTable.of("order", "field", "reason");
        for (Rejection rejection : report.rejections().stream().limit(REJECTIONS_MAX).toList()) {
            String order = rejection.orderId() == null ? "(none)" : rejection.orderId();
            for (Problem problem : rejection.problems()) {
                table.row(order, problem.field(), shortened(problem.reason()));
                order = "";
            }
        }
        return table;
    }

    private static String shortened(String text) {
        return text.length() <= REASON_LENGTH_MAX
                ? text
                : text.substring(0, REASON_LENGTH_MAX) + "…";
    }

    private TextTable ledger() {
        TextTable table = TextTable.of("", ">debits", ">credits");
        LedgerSums.of(report.balances())
                .forEach(
                        (code, sums) ->
                                table.row(
                                        code,
                                        Amounts.of(sums.debits()),
                                        Amounts.of(sums.credits())));
        return table;
    }
}
