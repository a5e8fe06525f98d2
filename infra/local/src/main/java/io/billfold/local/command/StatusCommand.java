package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.local.http.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.Map;

/** Shows what the local cloud is doing. */
@Command(
        name = "status",
        sortOptions = false,
        description = "Show the local cloud's time, its queues and what its functions did.")
final class StatusCommand extends CloudCommand {
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    int run(Connection cloud) {
        JsonNode status = cloud.status();
        if (json) {
            out().println(Json.text(status));
            return 0;
        }
        String frozen = status.path("frozen").asBoolean() ? " (frozen)" : "";
        out().println("endpoint       " + status.path("endpoint").asText());
        out().println("business time  " + status.path("virtualTime").asText() + frozen);
        out().println("things to do   " + status.path("open").asText());
        out().println("\n" + queues(status.path("queues")).render(0));
        out().print(functions(status.path("functions")).render(0));
        return 0;
    }

    private static TextTable queues(JsonNode queues) {
        TextTable table = TextTable.of("queue", ">waiting", ">in work", ">delayed");
        for (Map.Entry<String, JsonNode> queue : queues.properties()) {
            JsonNode counts = queue.getValue();
            table.row(
                    queue.getKey(),
                    counts.path("visible").asText(),
                    counts.path("inFlight").asText(),
                    counts.path("delayed").asText());
        }
        return table;
    }

    private static TextTable functions(JsonNode functions) {
        TextTable table = TextTable.of("function", ">calls", ">failed", ">ms inside");
        for (Map.Entry<String, JsonNode> function : functions.properties()) {
            JsonNode stats = function.getValue();
            table.row(
                    function.getKey(),
                    stats.path("invocations").asText(),
                    stats.path("errors").asText(),
                    stats.path("totalMillis").asText());
        }
        return table;
    }
}
