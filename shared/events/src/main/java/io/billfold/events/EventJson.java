package io.billfold.events;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Events and messages as JSON. */
public final class EventJson {
    private final ObjectMapper mapper;

    public EventJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The detail of an event, or the body of a message. */
    public String write(Object event) {
        try {
            return mapper.writeValueAsString(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads an event or message of a known type.
     *
     * @throws UncheckedIOException when it does not have the type's form
     */
    public <E> E read(JsonNode json, Class<E> type) {
        try {
            return mapper.readValueFromTree(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UncheckedIOException when it does not have the type's form
     */
    public <E> E read(String json, Class<E> type) {
        try {
            return mapper.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tree of what {@link #write} would write. */
    public JsonNode toTree(Object value) {
        try {
            return mapper.writeValueToTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads any JSON.
     *
     * @throws IOException when the bytes are not JSON
     */
    public JsonNode tree(byte[] json) throws IOException {
        JsonNode tree = mapper.readValue(json, JsonNode.class);
        // Serde reads the JSON text null as no value at all
        return tree == null ? JsonNode.nullNode() : tree;
    }
}
