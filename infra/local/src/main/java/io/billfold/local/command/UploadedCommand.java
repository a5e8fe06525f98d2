package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Notes that an invoice was put into a customer's portal. */
@Command(
        name = "uploaded",
        sortOptions = false,
        description = {
            "Note that an invoice was put into the customer's portal"
                    + " (POST /invoices/{number}/deliveries)."
        },
        footer = {"", "Example:", "  billfold uploaded MU-2026-000001 --reference 4711"})
final class UploadedCommand extends CloudCommand {
    @Parameters(paramLabel = "NUMBER", description = "For example MU-2026-000001.")
    private String number = "";

    @Option(names = "--reference", required = true, description = "What the portal answered.")
    private String reference = "";

    @Option(names = "--portal", description = "Which portal. Default: the one the account names")
    private String portal = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When, such as 2026-01-31T09:15:00Z. Default: the local cloud's clock")
    private String at = "";

    @Override
    int run(Connection cloud) {
        ObjectNode body =
                Json.object()
                        .put("version", 1)
                        .put("by", "portal")
                        .put("reference", reference)
                        .put("uploadedAt", at.isEmpty() ? cloud.clock().toString() : at);
        if (!portal.isEmpty()) {
            body.put("portal", portal);
        }
        Connection.Reply reply =
                cloud.call(
                        "POST",
                        "/invoices/" + Connection.encoded(number) + "/deliveries",
                        "billing:write",
                        body);
        if (reply.status() == 404) {
            throw new CommandFailure("there is no invoice " + number);
        } else if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        out().printf("%s is noted as uploaded to %s%n", number, reply.json().path("to").asText());
        return 0;
    }
}
