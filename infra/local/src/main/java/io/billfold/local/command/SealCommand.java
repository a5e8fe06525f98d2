package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Seals the days that are over. */
@Command(
        name = "seal",
        sortOptions = false,
        description = {
            "Seal every day (UTC) that is over and not sealed yet. That also happens by itself each"
                    + " night; to seal a day twice does nothing, and today is never sealed, as"
                    + " documents may still be made."
        },
        footer = {
            "",
            "Keep the hash of the last seal somewhere else, in a mail or on paper: with it",
            "'billfold verify --since HASH' proves that nothing was changed since."
        })
final class SealCommand extends CloudCommand {
    @Option(
            names = "--until",
            paramLabel = "DAY",
            description = "The last day to seal. Default: yesterday")
    private @Nullable String until;

    @Override
    int run(Connection cloud) {
        ObjectNode body = Json.object().put("version", 1).put("until", until);
        int days = 0;
        JsonNode answer;
        do {
            answer = sealed(cloud.call("POST", "/seals", "audit", body));
            answer.path("sealed").forEach(this::show);
            days += answer.path("sealed").size();
        } while (!answer.path("done").asBoolean());
        out().println(days == 0 ? "all of that was sealed before" : days + " days sealed");
        return 0;
    }

    private static JsonNode sealed(Connection.Reply reply) {
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        return reply.json();
    }

    private void show(JsonNode seal) {
        out().printf(
                        "%s  %6d documents  %s%n",
                        seal.path("day").asText(),
                        seal.path("documents").asLong(),
                        seal.path("sealSha256").asText());
    }
}
