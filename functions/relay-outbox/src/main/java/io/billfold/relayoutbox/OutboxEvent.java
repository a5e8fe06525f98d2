package io.billfold.relayoutbox;

import io.billfold.lambda.StreamRecord;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An event as a transaction left it in a table.
 *
 * @param sequenceNumber its place in the stream
 * @param type the detail-type, for example {@code InvoiceIssued}
 * @param detail the event's JSON
 * @param occurredAt when it happened, in business time
 */
record OutboxEvent(String sequenceNumber, String type, String detail, Instant occurredAt) {
    /**
     * The event in a record, or null when the record is none: its item expired, say.
     *
     * @throws IllegalStateException when an outbox item lacks a part of its event
     */
    static @Nullable OutboxEvent of(StreamRecord change) {
        JsonNode item = change.newImage();
        String type = text(item, "outbox");
        return type == null
                ? null
                : new OutboxEvent(
                        change.sequenceNumber(),
                        type,
                        required(item, "detail"),
                        Instant.parse(required(item, "occurredAt")));
    }

    private static String required(JsonNode item, String name) {
        String value = text(item, name);
        if (value == null) {
            throw new IllegalStateException("outbox item " + text(item, "pk") + " has no " + name);
        }
        return value;
    }

    /** A text attribute in DynamoDB's JSON: {@code {"outbox":{"S":"InvoiceIssued"}}}. */
    private static @Nullable String text(JsonNode image, String name) {
        JsonNode attribute = image.get(name);
        JsonNode value = attribute == null ? null : attribute.get("S");
        return value == null ? null : value.getStringValue();
    }
}
