package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;

/** Orders. */
@Command(
        name = "orders",
        aliases = "order",
        sortOptions = false,
        description = "Send orders, or make them from other data.",
        subcommands = {OrdersCommand.Send.class, OrdersCommand.FromTelco.class})
final class OrdersCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: billfold orders send FILE");
    }

    /** Sends a file. */
    @Command(
            name = "send",
            sortOptions = false,
            description = "Send the orders of a file to the orders queue.",
            footer = {
                "",
                "JSON Lines: one order a line, see infra/local/examples/orders.jsonl.",
                "CSV (name ends in .csv): see infra/local/examples/orders.csv; rows with the same"
                        + " orderId",
                "are the lines of one order. Bad orders are sent too: 'billfold rejections' lists"
                        + " why",
                "they were refused."
            })
    static final class Send extends CloudCommand {
        @Parameters(paramLabel = "FILE", description = "JSON Lines or CSV in UTF-8.")
        private Path file = Path.of("");

        @Override
        int run(Connection cloud) {
            List<OrderMessage> orders = OrderFile.read(file);
            OrderSender sender = new OrderSender(cloud.clients().sqs(), cloud.physical("Orders"));
            List<String> impossible = sender.send(orders, count -> {});
            impossible.forEach(err()::println);
            out().println((orders.size() - impossible.size()) + " orders sent");
            return impossible.isEmpty() ? 0 : 1;
        }
    }

    /** Converts the public data set. */
    @Command(
            name = "from-telco",
            sortOptions = false,
            description = {
                "Make orders from IBM's public sample of telephone subscribers"
                        + " (WA_Fn-UseC_-Telco-Customer-Churn.csv, 7,043 rows): one monthly order each,"
                        + " at its MonthlyCharges.",
                "",
                "The sample has no names and no addresses. Every subscriber becomes a consumer in"
                        + " Portland, Oregon, where no sales tax is levied, called by its customerID."
            },
            footer = {"", "Then bill them: billfold demo --orders telco.jsonl"})
    static final class FromTelco implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "The CSV file of the sample.")
        private Path file = Path.of("");

        @Option(
                names = "--out",
                paramLabel = "FILE",
                description = "Write to this file. Default: print.")
        private @Nullable Path target;

        @Option(
                names = "--currency",
                defaultValue = "USD",
                description = "Currency of the charges. Default: ${DEFAULT-VALUE}")
        private String currency = "USD";

        @Option(
                names = "--seller",
                defaultValue = "portland-us",
                description =
                        "Who issues the invoices. Default: ${DEFAULT-VALUE}, which the demo"
                                + " brings.")
        private String seller = "portland-us";

        @Option(
                names = "--start",
                paramLabel = "DATE",
                defaultValue = "2026-01-01",
                description =
                        "First day of every subscription. Default: ${DEFAULT-VALUE}, as the"
                                + " demo's.")
        private LocalDate start = LocalDate.EPOCH;

        @Spec private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            List<ObjectNode> orders = orders();
            Path file = target;
            if (file == null) {
                write(orders, spec.commandLine().getOut());
                return 0;
            }
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
                write(orders, writer);
            }
            spec.commandLine().getErr().println(orders.size() + " orders written to " + file);
            return 0;
        }

        private List<ObjectNode> orders() throws IOException {
            try (Reader reader = OrderFile.reader(file)) {
                return new TelcoOrders(seller, currency, start).read(reader);
            } catch (NoSuchFileException e) {
                throw new CommandFailure("there is no file " + file, e);
            }
        }

        private static void write(List<ObjectNode> orders, PrintWriter to) {
            // one line feed on every system, so that the same input gives the same bytes
            orders.forEach(order -> to.print(Json.text(order) + "\n"));
            to.flush();
        }
    }
}
