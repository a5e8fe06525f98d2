package io.billfold.lambda;

import io.micronaut.json.tree.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads AWS's events, in which what is absent and what is null mean the same. */
final class Fields {
    private Fields() {}

    /** The value at a path of names; JSON null when there is none. */
    static JsonNode at(JsonNode node, String... path) {
        JsonNode value = node;
        for (String name : path) {
            JsonNode next = value.isObject() ? value.get(name) : null;
            if (next == null) {
                return JsonNode.nullNode();
            }
            value = next;
        }
        return value;
    }

    /** The text at a path; empty when there is none. */
    static String text(JsonNode node, String... path) {
        JsonNode value = at(node, path);
        return value.isValueNode() && !value.isNull() ? value.coerceStringValue() : "";
    }

    /** The elements of an array; none when it is something else. */
    static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        if (array.isArray()) {
            array.values().forEach(elements::add);
        }
        return elements;
    }

    /** The plain values of an object, as text by name. */
    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (object.isObject()) {
            for (Map.Entry<String, JsonNode> entry : object.entries()) {
                if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                    texts.put(entry.getKey(), entry.getValue().coerceStringValue());
                }
            }
        }
        return texts;
    }
}
