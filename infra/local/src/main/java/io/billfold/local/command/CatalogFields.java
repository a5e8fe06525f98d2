package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.local.http.Json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Explains the fields of a catalog: from its JSON Schema, so that the two can't differ. */
final class CatalogFields {
    private final JsonNode schema;
    private final List<String> lines = new ArrayList<>();

    private CatalogFields(JsonNode schema) {
        this.schema = schema;
    }

    /** One line for each field with its path, and one below it that says what it means. */
    static List<String> lines(byte[] schema) {
        CatalogFields fields = new CatalogFields(Json.parse(schema));
        fields.object("", fields.schema);
        return List.copyOf(fields.lines);
    }

    private void object(String path, JsonNode object) {
        Set<String> required = new HashSet<>();
        object.path("required").forEach(name -> required.add(name.asText()));
        for (Map.Entry<String, JsonNode> field : object.path("properties").properties()) {
            String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (!field.getValue().has("const") || path.isEmpty()) {
                say(name, field.getValue(), required.contains(field.getKey()));
                inside(name, field.getValue());
            }
        }
    }

    private void say(String path, JsonNode field, boolean isRequired) {
        lines.add(path + (isRequired ? "  (needed)" : ""));
        String text = field.path("description").asText();
        if (!text.isEmpty()) {
            lines.add("    " + text);
        }
        List<String> words = words(field);
        if (!words.stream().allMatch(text::contains)) {
            lines.add("    one of " + String.join(", ", words));
        }
    }

    private static List<String> words(JsonNode field) {
        List<String> words = new ArrayList<>();
        field.path("enum").forEach(word -> words.add(word.asText()));
        field.path("anyOf")
                .forEach(each -> each.path("enum").forEach(it -> words.add(it.asText())));
        return words;
    }

    /**
     * What stands in a field: an object, the entries of a list, or objects by names of your own.
     */
    private void inside(String path, JsonNode field) {
        JsonNode form = resolved(field);
        if (form.has("items")) {
            inside(path + "[]", form.path("items"));
        } else if (form.path("additionalProperties").isObject()) {
            inside(path + ".NAME", form.path("additionalProperties"));
        } else if (form.has("properties")) {
            object(path, form);
        }
        form.path("anyOf").forEach(each -> inside(path, each));
        form.path("oneOf").forEach(each -> model(path, each));
    }

    private void model(String path, JsonNode model) {
        String name = model.at("/properties/model/const").asText();
        lines.add(path + " with model \"" + name + "\"");
        lines.add("    " + model.path("description").asText());
        object(path, model);
    }

    private JsonNode resolved(JsonNode field) {
        return field.has("$ref") ? schema.at(field.path("$ref").asText().substring(1)) : field;
    }
}
