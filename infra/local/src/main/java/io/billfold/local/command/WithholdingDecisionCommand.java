package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.UUID;

/** What all decisions about a claim have in common. */
abstract class WithholdingDecisionCommand extends CloudCommand {
    @Parameters(paramLabel = "CLAIM", description = "The claim's id.")
    private String claim = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            order = 90,
            description = "Why, for whoever asks later. Only a certificate needs none")
    private @Nullable String reason;

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
        ObjectNode request =
                Json.object()
                        .put("version", 1)
                        .put("decisionId", id == null ? "cli-" + UUID.randomUUID() : id);
        if (reason != null) {
            request.put("reason", reason);
        }
        request.put("do", decide(request));
        String path = "/withholding/" + Connection.encoded(claim) + "/decisions";
        Connection.Reply reply = cloud.call("POST", path, "payments:write", request);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        out().print(WithholdingPages.table(List.of(reply.json())).render(0));
        return 0;
    }
}
