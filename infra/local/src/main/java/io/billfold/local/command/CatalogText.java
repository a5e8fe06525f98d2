package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.local.http.Json;

import java.util.ArrayList;
import java.util.List;

/** In what a catalog differs, for a person. */
final class CatalogText {
    private CatalogText() {}

    /**
     * One line for each part, {@code +} added, {@code ~} changed or {@code -} removed, and one for
     * each field in it.
     *
     * @param answer of {@code POST /sellers/{id}/catalog/preview}
     */
    static List<String> lines(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        for (JsonNode difference : answer.path("differences")) {
            lines.add("  " + sign(difference.path("kind").asText()) + " " + name(difference));
            for (JsonNode change : difference.path("changes")) {
                lines.add("      " + change(change));
            }
        }
        return lines;
    }

    private static String sign(String kind) {
        return switch (kind) {
            case "added" -> "+";
            case "removed" -> "-";
            default -> "~";
        };
    }

    private static String name(JsonNode difference) {
        String id = difference.path("id").asText();
        return difference.path("part").asText().equals("version")
                ? "plan " + id + ", version " + difference.path("planVersion").asInt()
                : difference.path("part").asText() + " " + id;
    }

    private static String change(JsonNode change) {
        String field = change.path("field").asText();
        JsonNode before = change.path("before");
        JsonNode after = change.path("after");
        if (before.isNull() || before.isMissingNode()) {
            return field + ": " + Json.text(after) + " is new";
        }
        return after.isNull() || after.isMissingNode()
                ? field + ": " + Json.text(before) + " is gone"
                : field + ": " + Json.text(before) + " becomes " + Json.text(after);
    }
}
