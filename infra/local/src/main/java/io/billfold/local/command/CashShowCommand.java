package io.billfold.local.command;

import io.billfold.local.http.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one entry whole. */
@Command(
        name = "show",
        description =
                "Show an entry: what the bank says, what it may be for, and all that was done.")
final class CashShowCommand extends CloudCommand {
    @Parameters(paramLabel = "ENTRY", description = "The entry's id.")
    private String entry = "";

    @Override
    int run(Connection cloud) {
        String path = "/cash/" + Connection.encoded(entry);
        Connection.Reply reply = cloud.call("GET", path, "collections:read", null);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        out().println(Json.text(reply.json()));
        return 0;
    }
}
