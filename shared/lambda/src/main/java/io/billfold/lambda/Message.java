package io.billfold.lambda;

import io.billfold.events.EventJson;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * One message of an SQS queue. From the event bus its body is the whole EventBridge envelope; sent
 * to the queue directly it is whatever the sender wrote.
 */
public final class Message {
    private final String id;
    private final String body;
    private final int receiveCount;
    private final Map<String, String> attributes;
    private final EventJson codec;
    private final @Nullable JsonNode json;

    /**
     * A message as SQS delivers it.
     *
     * @param id SQS's message id; a redelivery has the same
     * @param body the text that was sent
     * @param receiveCount how often it has been delivered, 1 for the first time
     * @param attributes SQS's system attributes, for example {@code MessageGroupId}
     */
    public Message(
            String id,
            String body,
            int receiveCount,
            Map<String, String> attributes,
            EventJson codec) {
        this.id = id;
        this.body = body;
        this.receiveCount = receiveCount;
        this.attributes = Map.copyOf(attributes);
        this.codec = codec;
        this.json = parsed(body, codec);
    }

    /** A message that is delivered for the first time. */
    public static Message of(String id, String body, EventJson codec) {
        return new Message(id, body, 1, Map.of(), codec);
    }

    public String id() {
        return id;
    }

    public String body() {
        return body;
    }

    public int receiveCount() {
        return receiveCount;
    }

    public Map<String, String> attributes() {
        return attributes;
    }

    /** The body as JSON; empty when it is not JSON. */
    public Optional<JsonNode> json() {
        return Optional.ofNullable(json);
    }

    /** Whether the body is an EventBridge envelope: an object with detail-type and detail. */
    public boolean isEnvelope() {
        return json != null
                && json.isObject()
                && json.get("detail-type") != null
                && json.get("detail") != null;
    }

    /**
     * The envelope's detail-type, for example {@code InvoiceIssued}.
     *
     * @throws IllegalStateException when the body is not an envelope
     */
    public String detailType() {
        return inEnvelope("detail-type").getStringValue();
    }

    /**
     * The envelope's detail.
     *
     * @throws IllegalStateException when the body is not an envelope
     */
    public JsonNode detail() {
        return inEnvelope("detail");
    }

    /**
     * The event in the envelope, or the body itself when there is none.
     *
     * @throws IllegalStateException when the body is not JSON
     * @throws java.io.UncheckedIOException when it does not have the type's form
     */
    public <E> E event(Class<E> type) {
        if (json == null) {
            throw new IllegalStateException("message " + id + " is not JSON");
        }
        return codec.read(isEnvelope() ? detail() : json, type);
    }

    @Override
    public String toString() {
        return "Message[" + id + "]";
    }

    private JsonNode inEnvelope(String field) {
        if (json == null || !isEnvelope()) {
            throw new IllegalStateException("message " + id + " is not an EventBridge envelope");
        }
        return json.get(field);
    }

    private static @Nullable JsonNode parsed(String body, EventJson codec) {
        try {
            return codec.tree(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notJson) {
            // bad input is for the use case to refuse, not for the queue to repeat
            return null;
        }
    }
}
