package io.billfold.events;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

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
            return present(mapper.readValueFromTree(json, type), type);
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
            return present(mapper.readValue(json, type), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serde reads the JSON text null as no value at all. */
    private static <E> E present(@Nullable E read, Class<E> type) throws IOException {
        if (read == null) {
            throw new IOException("null is no " + type.getSimpleName());
        }
        return read;
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
     * Reads any JSON that means one thing to every reader: one value in UTF-8, in whose objects
     * each name stands once.
     *
     * @throws RepeatedNameException when a name stands twice in one object
     * @throws IOException when the bytes are not JSON
     */
    public JsonNode tree(byte[] json) throws IOException {
        String text = utf8(json);
        JsonNode tree = mapper.readValue(json, JsonNode.class);
        String repeated = JsonText.findings(text).repeated();
        if (repeated != null) {
            throw new RepeatedNameException(repeated);
        }
        // Serde reads the JSON text null as no value at all
        return tree == null ? JsonNode.nullNode() : tree;
    }

    /**
     * The text of bytes that may be JSON.
     *
     * @throws IOException when they are not UTF-8, or hold a NUL, by which parsers take them for
     *     UTF-16 or UTF-32
     */
    static String utf8(byte[] json) throws IOException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
        if (text.indexOf('\0') >= 0) {
            throw new IOException("holds a NUL");
        }
        return text;
    }
}
