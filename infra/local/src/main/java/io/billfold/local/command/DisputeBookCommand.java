package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Books a movement of a dispute in another currency. */
@Command(
        name = "dispute-book",
        sortOptions = false,
        description = {
            "Say what a movement of a case that is to be booked by hand is worth in the payment's"
                    + " currency (POST /disputes/PROVIDER/ID/decisions). It is booked once."
        },
        footer = {
            "",
            "Example:",
            "  billfold dispute-book stripe dp_1 txn_1 --amount 23.68 --reason \"the bank's letter\""
        })
final class DisputeBookCommand extends CloudCommand {
    @Parameters(index = "0", paramLabel = "PROVIDER", description = "For example stripe.")
    private String provider = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The provider's id of the case.")
    private String id = "";

    @Parameters(
            index = "2",
            paramLabel = "MOVEMENT",
            description = "The provider's id of the movement, as billfold dispute shows it.")
    private String movement = "";

    @Option(
            names = "--amount",
            paramLabel = "AMOUNT",
            required = true,
            description = "In the payment's currency, above zero.")
    private String amount = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why, for whoever asks later.")
    private String reason = "";

    @Override
    int run(Connection cloud) {
        ObjectNode request =
                Json.object()
                        .put("version", 1)
                        .put("movement", movement)
                        .put("amount", amount)
                        .put("reason", reason);
        String path =
                "/disputes/"
                        + Connection.encoded(provider)
                        + "/"
                        + Connection.encoded(id)
                        + "/decisions";
        Connection.Reply reply = cloud.call("POST", path, "payments:write", request);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        out().println("booked: " + reply.json().path("argued").asText() + " is argued about");
        return 0;
    }
}
