package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.UUID;

/** What all decisions about a line of a payout have in common. */
abstract class PayoutDecisionCommand extends CloudCommand {
    @Parameters(paramLabel = "PAYOUT", description = "The payout's id.")
    private String payout = "";

    @Option(
            names = "--line",
            paramLabel = "N",
            required = true,
            description = "The line in the report, as billfold payouts PAYOUT shows it.")
    private int line;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            order = 90,
            description = "Why, for whoever asks later.")
    private String reason = "";

    @Option(
            names = "--id",
            paramLabel = "ID",
            order = 91,
            description =
                    "The decision's id: sent again it is carried out once. Default: a new one")
    private @Nullable String id;

    /** Adds what this decision says beyond the others; returns the word for it. */
    abstract String decide(ObjectNode request);

    @Override
    final int run(Connection cloud) {
        ObjectNode request = request();
        request.put("do", decide(request));
        String path = "/payouts/" + Connection.encoded(payout) + "/decisions";
        Connection.Reply reply = cloud.call("POST", path, "payments:write", request);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        out().print(PayoutPages.lines(reply.json()));
        return 0;
    }

    private ObjectNode request() {
        return Json.object()
                .put("version", 1)
                .put("decisionId", id == null ? "cli-" + UUID.randomUUID() : id)
                .put("line", "line " + line)
                .put("reason", reason);
    }
}
