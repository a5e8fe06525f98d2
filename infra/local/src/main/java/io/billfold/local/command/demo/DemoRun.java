package io.billfold.local.command.demo;

import io.billfold.local.LocalCloud;
import io.billfold.local.command.Connection;
import io.billfold.local.command.DocumentLink;
import io.billfold.local.command.OrderMessage;
import io.billfold.local.http.Json;
import io.billfold.store.InvoiceRecord;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** One run of the demo: play, prove, report. */
public final class DemoRun {
    private final LocalCloud cloud;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * @param out for the report
     * @param err for the progress
     */
    public DemoRun(LocalCloud cloud, PrintWriter out, PrintWriter err) {
        this.cloud = cloud;
        this.out = out;
        this.err = err;
    }

    /** When the demo's clock begins. */
    public static Instant start() {
        return Story.START;
    }

    /**
     * Runs it.
     *
     * @param orders the user's own; null plays the bundled story
     * @param months how many months from the start
     * @param json whether the report is one JSON document
     * @param startedNanos when the command began, of {@link System#nanoTime}
     * @return whether everything was found to be right
     */
    public boolean run(
            @Nullable List<OrderMessage> orders, int months, boolean json, long startedNanos) {
        Instant end = Demo.end(months);
        try (Connection connection = new Connection(cloud.endpoint());
                Progress progress = new Progress(err)) {
            List<Step> steps = orders == null ? Story.bundled() : Story.of(orders);
            Demo.Times times = new Demo(cloud, connection, progress).play(steps, end);
            double seconds = (System.nanoTime() - startedNanos) / 1e9;
            progress.say("checking every number, document and balance");
            Report report = Report.read(connection.books(), Story.START, end);
            List<String> failures = new Proof(report, connection).failures();
            if (json) {
                out.println(
                        Json.text(
                                new ReportJson(report, connection.books())
                                        .write(seconds, failures)));
            } else {
                print(report, connection, orders == null ? null : times);
                out.printf(Locale.ROOT, "%nThe demo took %.1f s%n", seconds);
            }
            out.flush();
            failures.forEach(failure -> progress.say("WRONG: " + failure));
            return failures.isEmpty();
        }
    }

    private void print(Report report, Connection connection, Demo.@Nullable Times times) {
        ReportText text = new ReportText(report, out);
        out.println();
        text.print();
        if (times != null) {
            text.printTimes(cloud.stats(), times);
            text.printCalls(times.calls());
            out.println();
        }
        printLink(report, connection);
    }

    private void printLink(Report report, Connection connection) {
        List<InvoiceRecord> invoices = report.invoices();
        if (!invoices.isEmpty()) {
            String number = invoices.getFirst().invoice().number().toString();
            out.println(
                    "A signed link to "
                            + number
                            + ", as auditors get it (with --keep it can be opened):");
            out.println("  " + DocumentLink.of(connection, number).url());
        }
    }
}
