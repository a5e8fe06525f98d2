package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what answers a dispute, and decides on it. */
@Command(
        name = "evidence",
        sortOptions = false,
        description = {
            "Show what answers a case in which a bank asks for a payment back, what of it is there"
                    + " and what lacks (GET /disputes/PROVIDER/ID/evidence); or decide what is done."
        },
        footer = {
            "",
            "Examples:",
            "  billfold evidence stripe dp_1",
            "  billfold evidence stripe dp_1 --submit --reason \"the customer used it in May\""
        })
final class EvidenceCommand extends CloudCommand {
    @Parameters(index = "0", paramLabel = "PROVIDER", description = "For example stripe.")
    private String provider = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The provider's id of the case.")
    private String id = "";

    @ArgGroup private @Nullable Decision decision;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, for whoever asks later. Needed to decide.")
    private String reason = "";

    /** What is to be done; one of them. */
    static final class Decision {
        @Option(names = "--collect", description = "Look again for what there is.")
        private boolean collect;

        @Option(
                names = "--submit",
                description = "Send what there is. A case is answered once, for good.")
        private boolean submit;

        @Option(names = "--accept", description = "Give in: the payment is lost, for good.")
        private boolean accept;

        private String word() {
            if (collect) {
                return "collect";
            }
            if (submit) {
                return "submit";
            }
            if (accept) {
                return "accept";
            }
            throw new CommandFailure("say what is to be done: --collect, --submit or --accept");
        }
    }

    @Override
    int run(Connection cloud) {
        String path =
                "/disputes/"
                        + Connection.encoded(provider)
                        + "/"
                        + Connection.encoded(id)
                        + "/evidence";
        JsonNode evidence =
                decision == null
                        ? DisputesCommand.answer(cloud, path)
                        : decided(cloud, path, decision.word());
        show(evidence);
        return 0;
    }

    private JsonNode decided(Connection cloud, String path, String word) {
        if (reason.isBlank()) {
            throw new CommandFailure("say why: --reason TEXT");
        }
        ObjectNode request = Json.object().put("version", 1).put("do", word).put("reason", reason);
        Connection.Reply reply = cloud.call("POST", path, "payments:write", request);
        if (reply.status() != 200) {
            throw new CommandFailure("refused: " + Problems.of(reply));
        }
        return reply.json();
    }

    private void show(JsonNode evidence) {
        out().println(evidence.path("state").asText() + ": " + evidence.path("summary").asText());
        TextTable parts = TextTable.of("part", "needed", "there", "what");
        for (JsonNode part : evidence.path("parts")) {
            parts.row(
                    part.path("item").asText().replace('_', ' '),
                    part.path("needed").asBoolean() ? "yes" : "",
                    part.path("found").asBoolean() ? "yes" : "no",
                    part.path("note").asText());
        }
        out().print(parts.render(0));
        out().println();
        TextTable steps = TextTable.of("at", "state", "by", "why");
        for (JsonNode step : evidence.path("steps")) {
            steps.row(
                    step.path("at").asText(),
                    step.path("state").asText(),
                    step.path("by").asText(),
                    step.path("why").asText());
        }
        out().print(steps.render(0));
        if (evidence.path("archive").isTextual()) {
            out().println();
            out().println("kept as " + evidence.path("archive").asText());
        }
    }
}
