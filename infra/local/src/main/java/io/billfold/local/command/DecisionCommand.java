package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.UUID;

/** What all decisions about money have in common: each has an id and is carried out once. */
abstract class DecisionCommand extends CloudCommand {
    @Option(
            names = "--id",
            paramLabel = "ID",
            order = 91,
            description =
                    "The decision's id: sent again it is carried out once. Default: a new one")
    private @Nullable String id;

    /** What it is about, for example {@code /cash/c-0f3a}. */
    abstract String about();

    /** Adds what all decisions of this kind say. */
    abstract void describe(ObjectNode request);

    /** Adds what this decision says beyond the others; returns the word for it. */
    abstract String decide(ObjectNode request);

    /** What it is about as it is now, in words. */
    abstract String shown(JsonNode after);

    @Override
    final int run(Connection cloud) {
        ObjectNode request =
                Json.object()
                        .put("version", 1)
                        .put("decisionId", id == null ? "cli-" + UUID.randomUUID() : id);
        describe(request);
        request.put("do", decide(request));
        String path = about() + "/decisions";
        Connection.Reply reply = cloud.call("POST", path, "payments:write", request);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        out().print(shown(reply.json()));
        return 0;
    }
}
