package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Changes subscriptions. */
@Command(
        name = "change",
        sortOptions = false,
        description =
                "Change subscriptions: send the changes of a file"
                        + " (POST /subscriptions/{id}/changes).",
        footer = {
            "",
            "One change a line, for example:",
            "  {\"version\": 1, \"changeId\": \"c-1\", \"subscriptionId\": \"o-1001\",",
            "   \"do\": \"set-quantity\", \"item\": \"2\", \"quantity\": \"7\"}",
            "",
            "do: add-item, remove-item, switch-plan, set-quantity, grant-free, pause, resume,",
            "cancel, charge-fee, give-discount, grant-credit, withdraw, move-bundle, redeem,"
                    + " agree.",
            "at: a date or local time; or when: now, period-end, term-end.",
            "bill: now (the default) or next, with the next invoice."
        })
final class ChangeCommand extends CloudCommand {
    @Parameters(paramLabel = "FILE", description = "JSON Lines in UTF-8, or one JSON object.")
    private Path file = Path.of("");

    @Override
    int run(Connection cloud) {
        int refused = 0;
        for (ObjectNode change : read(file)) {
            if (!isRecorded(cloud, change)) {
                refused++;
            }
        }
        return refused == 0 ? 0 : 1;
    }

    /** Sends a change, says what came of it, and gives whether it was taken. */
    private boolean isRecorded(Connection cloud, ObjectNode change) {
        String subscription = change.path("subscriptionId").asText();
        String path = "/subscriptions/" + Connection.encoded(subscription) + "/changes";
        Connection.Reply reply = cloud.call("POST", path, "subscriptions:write", change);
        String id = change.path("changeId").asText();
        if (reply.status() / 100 != 2) {
            out().printf("%s was refused: %s%n", id, Problems.of(reply));
            return false;
        }
        String next = reply.json().path("billing").path("nextOn").asText("nothing more");
        out().printf("%s is recorded; %s is billed next on %s%n", id, subscription, next);
        return true;
    }

    /**
     * Reads a file of changes.
     *
     * @throws CommandFailure naming the line that is no JSON object
     */
    static List<ObjectNode> read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("there is no file " + file, e);
        } catch (IOException e) {
            throw new CommandFailure("can't read " + file + ": " + e.getMessage(), e);
        }
        List<ObjectNode> changes = new ArrayList<>();
        List<String> lines = text.lines().toList();
        boolean isOne = text.stripLeading().startsWith("{") && !isObject(lines.getFirst());
        List<String> parts = isOne ? List.of(text) : lines;
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isBlank()) {
                changes.add(object(file, i + 1, parts.get(i)));
            }
        }
        return changes;
    }

    private static boolean isObject(String line) {
        try {
            return Json.parse(line.getBytes(StandardCharsets.UTF_8)).isObject();
        } catch (RuntimeException _) {
            return false;
        }
    }

    private static ObjectNode object(Path file, int line, String text) {
        JsonNode json;
        try {
            json = Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw new CommandFailure(file + ":" + line + " is " + e.getMessage(), e);
        }
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw new CommandFailure(file + ":" + line + " is no JSON object");
    }
}
