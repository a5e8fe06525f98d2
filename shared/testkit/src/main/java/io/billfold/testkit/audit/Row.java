package io.billfold.testkit.audit;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.lang.ref.SoftReference;
import java.util.Map;

/**
 * An item as it is stored; one without attributes stands for none. Its document is parsed once, as
 * far as memory allows.
 */
final class Row {
    static final Row NONE = new Row(Map.of());

    private static final String DOC = "doc";

    private final Map<String, AttributeValue> attributes;

    /** Dropped when memory is short: trees of a year's documents need not fit into it. */
    private @Nullable SoftReference<JsonNode> doc;

    private Row(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    static Row of(Map<String, AttributeValue> attributes) {
        return attributes.isEmpty() ? NONE : new Row(attributes);
    }

    /** As {@link #of}, without parsing a document that the item had before. */
    static Row of(Map<String, AttributeValue> attributes, Row before) {
        Row row = of(attributes);
        if (before.doc != null && row.text(DOC).equals(before.text(DOC))) {
            row.doc = before.doc;
        }
        return row;
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    boolean isThere() {
        return !attributes.isEmpty();
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    /** A text; empty when there is none. */
    String text(String name) {
        AttributeValue value = attributes.get(name);
        return value == null || value.s() == null ? "" : value.s();
    }

    /** A whole number; zero when there is none. */
    long number(String name) {
        AttributeValue value = attributes.get(name);
        return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
    }

    /** An amount in minor units of the item's currency, as it is printed: {@code 118.41}. */
    String amount(String name) {
        return Amounts.printed(number(name), text("currency"));
    }

    /**
     * The JSON in the attribute {@code doc}.
     *
     * @throws IllegalStateException when it is not JSON
     */
    JsonNode doc() {
        SoftReference<JsonNode> kept = doc;
        JsonNode parsed = kept == null ? null : kept.get();
        if (parsed == null) {
            parsed = Json.parse(text(DOC));
            doc = new SoftReference<>(parsed);
        }
        return parsed;
    }

    @Override
    public String toString() {
        return attributes.toString();
    }
}
