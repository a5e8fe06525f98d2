package io.billfold.local.command;

import io.billfold.local.http.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one claim whole. */
@Command(name = "show", description = "Show a claim: what was withheld, and all that was done.")
final class WithholdingShowCommand extends CloudCommand {
    @Parameters(paramLabel = "CLAIM", description = "The claim's id.")
    private String claim = "";

    @Override
    int run(Connection cloud) {
        String path = "/withholding/" + Connection.encoded(claim);
        Connection.Reply reply = cloud.call("GET", path, "collections:read", null);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        out().println(Json.text(reply.json()));
        return 0;
    }
}
