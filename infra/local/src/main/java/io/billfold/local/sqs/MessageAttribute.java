package io.billfold.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/**
 * A message's attribute.
 *
 * @param dataType {@code String}, {@code Number} or {@code Binary}, perhaps with a suffix
 * @param stringValue of a string or number
 * @param binaryValue of a binary, in base64
 */
public record MessageAttribute(
        String dataType, @Nullable String stringValue, @Nullable String binaryValue) {

    /** A text. */
    public static MessageAttribute text(String value) {
        return new MessageAttribute("String", value, null);
    }

    /** Attributes by name, as the protocol has them. */
    static Map<String, MessageAttribute> all(JsonNode attributes) {
        Map<String, MessageAttribute> all = new TreeMap<>();
        attributes.properties().forEach(it -> all.put(it.getKey(), of(it.getValue())));
        return all;
    }

    private static MessageAttribute of(JsonNode attribute) {
        JsonNode text = attribute.get("StringValue");
        JsonNode binary = attribute.get("BinaryValue");
        return new MessageAttribute(
                attribute.path("DataType").asText(),
                text == null ? null : text.asText(),
                binary == null ? null : binary.asText());
    }

    static ObjectNode json(Map<String, MessageAttribute> attributes) {
        ObjectNode json = Json.object();
        attributes.forEach((name, attribute) -> json.set(name, attribute.json()));
        return json;
    }

    private ObjectNode json() {
        ObjectNode json = Json.object().put("DataType", dataType);
        if (stringValue != null) {
            json.put("StringValue", stringValue);
        }
        if (binaryValue != null) {
            json.put("BinaryValue", binaryValue);
        }
        return json;
    }
}
