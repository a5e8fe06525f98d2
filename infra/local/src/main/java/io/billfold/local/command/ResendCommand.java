package io.billfold.local.command;

import io.billfold.local.http.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sends an invoice once more. */
@Command(
        name = "resend",
        sortOptions = false,
        description = {
            "Send an invoice or credit note once more, to where its account gets documents now"
                    + " (POST /invoices/{number}/deliveries)."
        })
final class ResendCommand extends CloudCommand {
    @Parameters(paramLabel = "NUMBER", description = "For example MU-2026-000001.")
    private String number = "";

    @Override
    int run(Connection cloud) {
        Connection.Reply reply =
                cloud.call(
                        "POST",
                        "/invoices/" + Connection.encoded(number) + "/deliveries",
                        "billing:write",
                        Json.object().put("version", 1).put("by", "email"));
        if (reply.status() == 404) {
            throw new CommandFailure("there is no invoice " + number);
        } else if (reply.status() != 202) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        out().printf(
                        "%s is sent once more: billfold deliveries %s shows %s%n",
                        number, number, reply.json().path("delivery").asText());
        return 0;
    }
}
