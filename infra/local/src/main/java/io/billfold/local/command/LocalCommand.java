package io.billfold.local.command;

import io.billfold.local.LocalCloud;
import io.billfold.local.LocalCloudOptions;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Runs the local cloud. */
@Command(
        name = "local",
        sortOptions = false,
        description = {
            "Run template.yaml on this machine: every function, queue, rule, schedule, table and"
                    + " bucket, on one port, until Ctrl-C. The AWS CLI and every SDK work against it."
        })
final class LocalCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "4566",
            description = "Port on 127.0.0.1; 0 takes a free one. Default: ${DEFAULT-VALUE}")
    private int port = LocalCloudOptions.PORT;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in this folder. Default: nothing is kept.")
    private @Nullable Path data;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Business time of a new cloud, for example 2026-01-01. Default: now.")
    private @Nullable String at;

    @Option(names = "--frozen", description = "Business time moves only by 'billfold clock'.")
    private boolean frozen;

    @Option(
            names = "--aws-endpoint",
            paramLabel = "URL",
            description = {
                "Run the functions against another AWS endpoint, for example LocalStack or"
                        + " moto_server: what the template declares is made there if it is missing.",
                "Schedules, the HTTP API and caught e-mails stay here. The keys are those of the"
                        + " environment, else 'test'."
            })
    private @Nullable URI awsEndpoint;

    @Option(
            names = "--seller-file",
            paramLabel = "FILE",
            description = "Sellers to set up at the start, as for 'billfold seller apply'.")
    private List<Path> sellerFiles = List.of();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        long started = System.nanoTime();
        try (LocalCloud cloud = LocalCloud.start(options());
                Connection connection = new Connection(cloud.endpoint())) {
            for (Path file : sellerFiles) {
                SellerFile.read(file).forEach(seller -> SellerFile.put(connection, seller));
            }
            printReady(cloud, (System.nanoTime() - started) / 1e9);
            untilInterrupted(cloud);
        }
        return 0;
    }

    private LocalCloudOptions options() {
        return LocalCloudOptions.of(Home.template())
                .withPort(port)
                .withDataFolder(data)
                .withStartAt(startAt())
                .withFrozen(frozen)
                .withAwsEndpoint(awsEndpoint);
    }

    private @Nullable Instant startAt() {
        try {
            return at == null ? null : ClockCommand.instant(at);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "--at '" + at + "' is no date such as 2026-01-01", e);
        }
    }

    private void printReady(LocalCloud cloud, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        URI endpoint = cloud.endpoint();
        URI aws = awsEndpoint == null ? endpoint : awsEndpoint;
        out.printf(Locale.ROOT, "READY in %.1f s at %s%n", seconds, endpoint);
        out.println("  business time " + cloud.clock().instant() + (frozen ? ", frozen" : ""));
        out.println("  state         " + (data == null ? "in memory (--data DIR keeps it)" : data));
        if (awsEndpoint != null) {
            out.println("  AWS services  " + awsEndpoint);
        }
        out.println("  function logs " + FunctionLog.file());
        out.println();
        out.println("Try, in another terminal:");
        out.println("  ./billfold seller apply infra/local/examples/sellers.json");
        out.println("  ./billfold orders send infra/local/examples/orders.csv");
        out.println("  ./billfold clock advance 30d");
        out.println("  ./billfold invoices");
        out.println(
                "  AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=eu-central-1 \\");
        out.println("      aws --endpoint-url " + aws + " dynamodb list-tables");
        out.println("Ctrl-C stops it.");
        out.flush();
    }

    /** Waits for Ctrl-C; the process ends when the cloud is closed. */
    static void untilInterrupted(LocalCloud cloud) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(cloud), "close"));
        new CountDownLatch(1).await();
    }

    private static void close(LocalCloud cloud) {
        try {
            cloud.close();
        } catch (Exception e) {
            // the process ends anyway
            System.err.println("billfold: closing failed: " + e);
        }
    }
}
