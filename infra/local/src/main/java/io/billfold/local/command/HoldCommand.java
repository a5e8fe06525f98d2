package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.local.http.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts an invoice's documents under legal hold, or releases them. */
@Command(
        name = "hold",
        sortOptions = false,
        description = {
            "Put an invoice's documents under legal hold (PUT /invoices/{number}/hold): nobody can"
                    + " delete them, even when their retention is over, until it is released. Who"
                    + " did it, when and why is recorded."
        },
        footer = {
            "",
            "Examples:",
            "  billfold hold MU-2026-000001 --reason \"Tax audit 2026/17\"",
            "  billfold hold MU-2026-000001 --reason \"Audit closed\" --release"
        })
final class HoldCommand extends CloudCommand {
    @Parameters(paramLabel = "NUMBER", description = "For example MU-2026-000001.")
    private String number = "";

    @Option(names = "--reason", required = true, description = "Why; it is kept.")
    private String reason = "";

    @Option(names = "--release", description = "Release it.")
    private boolean isReleased;

    @Override
    int run(Connection cloud) {
        Connection.Reply reply =
                cloud.call(
                        "PUT",
                        "/invoices/" + Connection.encoded(number) + "/hold",
                        "audit",
                        Json.object()
                                .put("version", 1)
                                .put("held", !isReleased)
                                .put("reason", reason));
        if (reply.status() == 404) {
            throw new CommandFailure("there is no invoice " + number);
        } else if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        JsonNode hold = reply.json();
        out().printf(
                        "%s %s since %s: %s%n",
                        number,
                        hold.path("held").asBoolean() ? "is held" : "is released",
                        hold.path("changedAt").asText(),
                        hold.path("reason").asText());
        return 0;
    }
}
