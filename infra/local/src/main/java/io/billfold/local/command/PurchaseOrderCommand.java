package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Purchase orders of accounts. */
@Command(
        name = "po",
        sortOptions = false,
        description = "Set and list what accounts allow to be invoiced under an order number.",
        subcommands = {PurchaseOrderCommand.Set.class, PurchaseOrderCommand.Orders.class})
final class PurchaseOrderCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say which, for example: billfold po list acme");
    }

    /** Adds or changes one. */
    @Command(
            name = "set",
            sortOptions = false,
            description = {
                "Add a purchase order or change its cap and dates (PUT"
                        + " /accounts/{id}/purchase-orders/{number}). What is used of it stays used."
            })
    static final class Set extends CloudCommand {
        @Parameters(paramLabel = "ACCOUNT", description = "For example acme.")
        private String account = "";

        @Parameters(paramLabel = "NUMBER", description = "As the customer names it.")
        private String number = "";

        @Option(
                names = "--cap",
                required = true,
                paramLabel = "NET",
                description = "The most that may be invoiced, net of tax.")
        private String cap = "";

        @Option(
                names = "--currency",
                defaultValue = "EUR",
                description = "Of the cap. Default: ${DEFAULT-VALUE}")
        private String currency = "EUR";

        @Option(names = "--from", paramLabel = "DATE", description = "First day.")
        private @Nullable String from;

        @Option(names = "--until", paramLabel = "DATE", description = "First day after it.")
        private @Nullable String until;

        @Override
        int run(Connection cloud) {
            ObjectNode body =
                    Json.object()
                            .put("version", 1)
                            .put("currency", currency)
                            .put("cap", cap)
                            .put("validFrom", from)
                            .put("validUntil", until);
            String path = path(account) + "/" + Connection.encoded(number);
            Connection.Reply reply = cloud.call("PUT", path, "billing:write", body);
            if (reply.status() / 100 != 2) {
                throw new CommandFailure("refused: " + Problems.of(reply));
            }
            out().printf(
                            "%s of %s: %s of %s %s used%n",
                            number,
                            account,
                            reply.json().path("used").asText(),
                            currency,
                            reply.json().path("cap").asText());
            return 0;
        }
    }

    /** Lists those of an account. */
    @Command(
            name = "list",
            sortOptions = false,
            description = "List an account's purchase orders (GET /accounts/{id}/purchase-orders).")
    static final class Orders extends CloudCommand {
        @Parameters(paramLabel = "ACCOUNT", description = "For example acme.")
        private String account = "";

        @Override
        int run(Connection cloud) {
            Connection.Reply reply = cloud.call("GET", path(account), "billing:read", null);
            if (reply.status() != 200) {
                throw new CommandFailure("refused: " + Problems.of(reply));
            }
            TextTable table = TextTable.of("number", "currency", ">cap", ">used", "from", "until");
            for (JsonNode order : reply.json().path("purchaseOrders")) {
                table.row(
                        order.path("number").asText(),
                        order.path("currency").asText(),
                        order.path("cap").asText(),
                        order.path("used").asText(),
                        date(order.path("validFrom")),
                        date(order.path("validUntil")));
            }
            out().print(table.render(0));
            return 0;
        }

        private static String date(JsonNode value) {
            return value.isTextual() ? value.asText() : "";
        }
    }

    private static String path(String account) {
        return "/accounts/" + Connection.encoded(account) + "/purchase-orders";
    }
}
