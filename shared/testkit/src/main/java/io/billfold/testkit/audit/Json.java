package io.billfold.testkit.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** JSON, read and in the one form that is hashed: RFC 8785 with numbers as plain decimals. */
final class Json {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}([.][0-9]{1,30})?");

    /** Further digits stay behind an exponent. */
    private static final int SCALE_MAX = 30;

    private Json() {}

    /**
     * Reads a text.
     *
     * @throws IllegalStateException when it is not JSON
     */
    static JsonNode parse(String text) {
        return find(text).orElseThrow(() -> new IllegalStateException("not JSON: " + text));
    }

    /** Reads a text; empty when it is not JSON. */
    static Optional<JsonNode> find(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            return Optional.of(json).filter(it -> !(it instanceof MissingNode));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A field as a text: empty for none and for null, digits for a number. */
    static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isMissingNode() || value.isNull() ? "" : value.asText();
    }

    /** An object without one of its fields. */
    static JsonNode without(JsonNode json, String field) {
        return json.isObject() ? ((ObjectNode) json).deepCopy().without(field) : json;
    }

    /** Whether two say the same; numbers, also in texts, are compared by value. */
    static boolean isSame(JsonNode one, JsonNode other) {
        if (one.isContainerNode() && one.getNodeType() == other.getNodeType()) {
            boolean hasSameNames = !one.isObject() || names(one).equals(names(other));
            return hasSameNames && one.size() == other.size() && hasSameParts(one, other);
        }
        return one.equals(other)
                || (NUMBER.matcher(one.asText()).matches()
                        && NUMBER.matcher(other.asText()).matches()
                        && new BigDecimal(one.asText()).compareTo(new BigDecimal(other.asText()))
                                == 0);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean hasSameParts(JsonNode one, JsonNode other) {
        if (one.isObject()) {
            return one.properties().stream()
                    .allMatch(part -> isSame(part.getValue(), other.path(part.getKey())));
        }
        for (int i = 0; i < one.size(); i++) {
            if (!isSame(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The hash of a JSON text's canonical form, or of its bytes where it is not JSON. */
    static String contentSha256(String text) {
        String canonical = find(text).map(Json::canonical).orElse(text);
        return Sha256.hex(canonical.getBytes(UTF_8));
    }

    /** Sorted names, no spaces, shortest escapes, numbers without an exponent. */
    static String canonical(JsonNode json) {
        StringBuilder out = new StringBuilder();
        write(json, out);
        return out.toString();
    }

    private static void write(JsonNode json, StringBuilder out) {
        switch (json.getNodeType()) {
            case OBJECT -> writeObject(json, out);
            case ARRAY -> writeArray(json, out);
            case STRING -> writeText(json.textValue(), out);
            case NUMBER -> out.append(number(json));
            default -> out.append(json.asText());
        }
    }

    private static void writeObject(JsonNode json, StringBuilder out) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        json.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        String separator = "{";
        for (Map.Entry<String, JsonNode> field : sorted.entrySet()) {
            writeText(field.getKey(), out.append(separator));
            write(field.getValue(), out.append(':'));
            separator = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void writeArray(JsonNode json, StringBuilder out) {
        String separator = "[";
        for (JsonNode value : json) {
            write(value, out.append(separator));
            separator = ",";
        }
        out.append(json.isEmpty() ? "[]" : "]");
    }

    private static String number(JsonNode json) {
        var number = json.decimalValue().stripTrailingZeros();
        return Math.abs((long) number.scale()) <= SCALE_MAX
                ? number.toPlainString()
                : number.toString();
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c < ' ' || c == '"' || c == '\\' ? escaped(c) : String.valueOf(c));
        }
        out.append('"');
    }

    private static String escaped(char c) {
        int place = "\b\t\n\f\r\"\\".indexOf(c);
        return place < 0 ? "\\u%04x".formatted((int) c) : "\\" + "btnfr\"\\".charAt(place);
    }
}
