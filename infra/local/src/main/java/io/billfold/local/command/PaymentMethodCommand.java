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

import java.util.List;

/** What accounts pay with. */
@Command(
        name = "payment-method",
        sortOptions = false,
        description = "Keep what accounts pay with: cards, debits and wallets are then charged.",
        subcommands = {
            PaymentMethodCommand.Add.class,
            PaymentMethodCommand.Methods.class,
            PaymentMethodCommand.Default.class,
            PaymentMethodCommand.Remove.class
        })
final class PaymentMethodCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say which, for example: billfold payment-method list acme");
    }

    /** Adds or replaces one. */
    @Command(
            name = "add",
            sortOptions = false,
            description = {
                "Add what an account pays with, or replace it"
                        + " (PUT /accounts/{id}/payment-methods/{methodId}).",
                "Tokens of the local cloud's sandbox are Stripe's for tests, for example"
                        + " pm_card_visa and pm_card_visa_chargeDeclinedInsufficientFunds."
            })
    static final class Add extends CloudCommand {
        @Parameters(paramLabel = "ACCOUNT", description = "For example acme.")
        private String account = "";

        @Parameters(paramLabel = "ID", description = "Your own name of it, for example visa.")
        private String id = "";

        @Option(
                names = "--kind",
                defaultValue = "card",
                description = "card, sepa_debit, wallet or bank_transfer. Default: card")
        private String kind = "card";

        @Option(
                names = "--provider",
                defaultValue = "stripe",
                description = "Who charges it, stripe or adyen. Default: stripe")
        private String provider = "stripe";

        @Option(names = "--token", description = "The provider's id of it, for example pm_1.")
        private @Nullable String token;

        @Option(names = "--payer", description = "The provider's id of who owns it: cus_1.")
        private @Nullable String payer;

        @Option(names = "--network", description = "For example visa.")
        private @Nullable String network;

        @Option(names = "--last-digits", description = "To tell it by, for example 4242.")
        private @Nullable String lastDigits;

        @Option(names = "--expires", paramLabel = "MONTH", description = "For example 2027-01.")
        private @Nullable String expires;

        @Option(names = "--mandate", paramLabel = "REF", description = "Of a direct debit.")
        private @Nullable String mandate;

        @Option(names = "--signed-on", paramLabel = "DATE", description = "Of the mandate.")
        private @Nullable String signedOn;

        @Option(names = "--default", description = "It is charged before the others.")
        private boolean isDefault;

        @Override
        int run(Connection cloud) {
            ObjectNode body =
                    Json.object()
                            .put("version", 1)
                            .put("kind", kind)
                            .put("provider", token == null ? null : provider)
                            .put("token", token)
                            .put("payer", payer)
                            .put("network", network)
                            .put("lastDigits", lastDigits)
                            .put("expires", expires)
                            .put("default", isDefault);
            if (mandate != null) {
                body.putObject("mandate").put("reference", mandate).put("signedOn", signedOn);
            }
            out().print(table(answered(cloud, "PUT", path(account, id), body)));
            return 0;
        }
    }

    /** Lists those of an account. */
    @Command(
            name = "list",
            sortOptions = false,
            description =
                    "List what an account pays with, the default first"
                            + " (GET /accounts/{id}/payment-methods).")
    static final class Methods extends CloudCommand {
        @Parameters(paramLabel = "ACCOUNT", description = "For example acme.")
        private String account = "";

        @Override
        int run(Connection cloud) {
            out().print(table(listed(cloud, account)));
            return 0;
        }
    }

    /** Makes one the default. */
    @Command(
            name = "default",
            sortOptions = false,
            description = "Charge one before the others, which keep their order.")
    static final class Default extends CloudCommand {
        @Parameters(paramLabel = "ACCOUNT", description = "For example acme.")
        private String account = "";

        @Parameters(paramLabel = "ID", description = "For example visa.")
        private String id = "";

        @Override
        int run(Connection cloud) {
            for (JsonNode method : listed(cloud, account).path("paymentMethods")) {
                if (method.path("methodId").asText().equals(id)) {
                    ObjectNode body = method.deepCopy();
                    body.remove(List.of("methodId", "refusal"));
                    body.put("default", true);
                    out().print(table(answered(cloud, "PUT", path(account, id), body)));
                    return 0;
                }
            }
            throw new CommandFailure("account " + account + " does not pay with " + id);
        }
    }

    /** Removes one. */
    @Command(
            name = "remove",
            sortOptions = false,
            description = "Remove one (DELETE /accounts/{id}/payment-methods/{methodId}).")
    static final class Remove extends CloudCommand {
        @Parameters(paramLabel = "ACCOUNT", description = "For example acme.")
        private String account = "";

        @Parameters(paramLabel = "ID", description = "For example visa.")
        private String id = "";

        @Override
        int run(Connection cloud) {
            out().print(table(answered(cloud, "DELETE", path(account, id), null)));
            return 0;
        }
    }

    private static String path(String account) {
        return "/accounts/" + Connection.encoded(account) + "/payment-methods";
    }

    private static String path(String account, String id) {
        return path(account) + "/" + Connection.encoded(id);
    }

    private static JsonNode listed(Connection cloud, String account) {
        return answered(cloud.call("GET", path(account), "billing:read", null));
    }

    private static JsonNode answered(
            Connection cloud, String method, String path, @Nullable ObjectNode body) {
        return answered(cloud.call(method, path, "billing:write", body));
    }

    private static JsonNode answered(Connection.Reply reply) {
        if (reply.status() / 100 != 2) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        return reply.json();
    }

    private static String table(JsonNode answer) {
        TextTable table =
                TextTable.of("id", "kind", "network", "digits", "expires", "provider", "token");
        for (JsonNode method : answer.path("paymentMethods")) {
            table.row(
                    text(method, "methodId"),
                    text(method, "kind"),
                    text(method, "network"),
                    text(method, "lastDigits"),
                    text(method, "expires"),
                    text(method, "provider"),
                    text(method, "token"));
        }
        return table.render(0);
    }

    private static String text(JsonNode method, String field) {
        JsonNode value = method.path(field);
        return value.isTextual() ? value.asText() : "";
    }
}
