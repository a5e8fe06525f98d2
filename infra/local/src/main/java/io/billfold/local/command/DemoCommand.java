package io.billfold.local.command;

import io.billfold.local.LocalCloud;
import io.billfold.local.LocalCloudOptions;
import io.billfold.local.command.demo.DemoRun;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Shows Billfold at work. */
@Command(
        name = "demo",
        sortOptions = false,
        description = {
            "Play three billing months in a local cloud of its own: orders from several countries,"
                    + " invoices, payments, reminders, two chargebacks, and one of each kind of bad"
                    + " order. Then check every number, document and balance, and show what happened.",
            "",
            "Or bill your own orders: --orders FILE. The sellers muster-de (EUR), thames-gb (GBP), "
                    + "sakura-jp (JPY) and portland-us (USD) are there; nobody pays."
        },
        footer = {
            "",
            "Orders are JSON Lines, or CSV with these columns; rows with the same orderId are the"
                    + " lines",
            "of one order (infra/local/examples/orders.csv and orders.jsonl show both):",
            "  orderId,seller,accountId,name,kind,email,taxId,line1,city,postcode,region,country,",
            "  language,zone,currency,interval,startOn,paymentTermsDays,sku,description,charge,",
            "  quantity,unitPrice",
            "kind is business or consumer, interval month or year, charge flat or per_seat; the"
                    + " clock",
            "begins on 2026-01-01. A row that is no good order is refused and listed, nothing else."
        })
final class DemoCommand implements Callable<Integer> {
    private static final int MONTHS_BUNDLED = 3;
    private static final int MONTHS_OWN = 1;
    private static final int MONTHS_MAX = 36;

    @Option(names = "--orders", paramLabel = "FILE", description = "Bill these orders instead.")
    private @Nullable Path orders;

    @Option(
            names = "--months",
            description = "How many billing months. Default: 3, or 1 with --orders.")
    private @Nullable Integer months;

    @Option(names = "--json", description = "Print one JSON document instead of tables.")
    private boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep everything in this folder; a demo that was stopped goes on from there.")
    private @Nullable Path data;

    @Option(names = "--keep", description = "Leave the local cloud running when the demo is over.")
    private boolean keep;

    @Option(
            names = "--port",
            description = "Port on 127.0.0.1. Default: a free one, or 4566 with --keep.")
    private @Nullable Integer port;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        long started = System.nanoTime();
        int chosen = months();
        Path file = orders;
        List<OrderMessage> own = file == null ? null : OrderFile.read(file);
        PrintWriter err = spec.commandLine().getErr();
        err.println("Starting the local cloud" + (data == null ? "" : " in " + data) + " …");
        try (LocalCloud cloud = LocalCloud.start(options())) {
            err.printf(
                    Locale.ROOT,
                    "Ready after %.1f s at %s%n",
                    (System.nanoTime() - started) / 1e9,
                    cloud.endpoint());
            PrintWriter out = spec.commandLine().getOut();
            boolean right = new DemoRun(cloud, out, err).run(own, chosen, json, started);
            sayWhatNext(cloud);
            if (keep) {
                LocalCommand.untilInterrupted(cloud);
            }
            return right ? 0 : 1;
        }
    }

    private int months() {
        Integer given = months;
        int chosen = given != null ? given : orders == null ? MONTHS_BUNDLED : MONTHS_OWN;
        if (chosen < 1 || chosen > MONTHS_MAX) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--months must be from 1 to " + MONTHS_MAX + ", was " + chosen);
        }
        return chosen;
    }

    private LocalCloudOptions options() {
        Integer given = port;
        return LocalCloudOptions.of(Home.template())
                .withPort(given != null ? given : keep ? LocalCloudOptions.PORT : 0)
                .withDataFolder(data)
                .withStartAt(DemoRun.start())
                .withFrozen(true);
    }

    /** On standard error: with --json, standard output is one document. */
    private void sayWhatNext(LocalCloud cloud) {
        PrintWriter err = spec.commandLine().getErr();
        String at =
                cloud.endpoint().getPort() == LocalCloudOptions.PORT
                        ? ""
                        : " --endpoint " + cloud.endpoint();
        err.println();
        if (keep) {
            err.println(
                    "The local cloud is still running; Ctrl-C stops it. Try, in another terminal:");
            err.println("  ./billfold invoices" + at);
            err.println("  ./billfold invoice MU-2026-000001 --save invoice.pdf" + at);
            err.println("  ./billfold rejections" + at);
            err.println("  ./billfold ledger" + at);
            err.println("  ./billfold clock advance 30d" + at);
        } else {
            err.println("Try next:");
            err.println(
                    "  ./billfold demo --keep                                     look around in it"
                            + " afterwards");
            err.println(
                    "  ./billfold demo --orders infra/local/examples/orders.csv   your own orders");
            err.println(
                    "  ./billfold local                                           a local cloud to"
                            + " work with");
        }
        err.flush();
    }
}
