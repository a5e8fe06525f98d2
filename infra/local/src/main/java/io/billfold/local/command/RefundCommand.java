package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for account credit to be paid out. */
@Command(
        name = "refund",
        sortOptions = false,
        description = {
            "Ask for account credit to be paid out (POST /accounts/{id}/refunds)."
                    + " 'billfold account-credit' shows how much there is."
        })
final class RefundCommand extends CloudCommand {
    @Parameters(paramLabel = "ACCOUNT", description = "Who gets the money.")
    private String account = "";

    @Option(names = "--seller", required = true, description = "Who pays it.")
    private String seller = "";

    @Option(names = "--currency", required = true, description = "For example EUR.")
    private String currency = "";

    @Option(names = "--amount", required = true, description = "At most the credit.")
    private String amount = "";

    @Option(names = "--reason", required = true, description = "For whoever pays it out.")
    private String reason = "";

    @Option(
            names = "--credit-note",
            paramLabel = "NUMBER",
            description = "What was paid for its invoice goes back the same way.")
    private @Nullable String creditNote;

    @Option(names = "--id", description = "Names the request: the same id twice is one refund.")
    private @Nullable String id;

    @Override
    int run(Connection cloud) {
        AdjustmentRequest request = new AdjustmentRequest(reason);
        request.body().put("seller", seller).put("currency", currency).put("amount", amount);
        request.body().put("creditNote", creditNote);
        String path = "/accounts/" + Connection.encoded(account) + "/refunds";
        print(request.send(cloud, path, id));
        return 0;
    }

    private void print(Connection.Reply reply) {
        JsonNode refund = reply.json();
        out().printf(
                        "refund %s: %s %s are to be paid to %s%s%n",
                        refund.path("requestId").asText(),
                        refund.path("currency").asText(),
                        refund.path("amount").asText(),
                        refund.path("accountId").asText(),
                        reply.status() == 200 ? ": asked for before, nothing changed" : "");
    }
}
