package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.UUID;

/** What all decisions about an entry have in common. */
abstract class CashDecisionCommand extends CloudCommand {
    @Parameters(paramLabel = "ENTRY", description = "The entry's id.")
    private String entry = "";

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
        ObjectNode request =
                Json.object()
                        .put("version", 1)
                        .put("decisionId", id == null ? "cli-" + UUID.randomUUID() : id)
                        .put("reason", reason);
        request.put("do", decide(request));
        return send(cloud, request);
    }

    private int send(Connection cloud, ObjectNode request) {
        String path = "/cash/" + Connection.encoded(entry) + "/decisions";
        Connection.Reply reply = cloud.call("POST", path, "payments:write", request);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        JsonNode after = reply.json();
        out().print(CashPages.table(List.of(after)).render(0));
        return 0;
    }
}
