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
    /** The event in a record, or null when the record is none: its item expired, say. */
    static @Nullable OutboxEvent of(StreamRecord change) {
        String type = text(change.newImage(), "outbox");
        String detail = text(change.newImage(), "detail");
        String occurredAt = text(change.newImage(), "occurredAt");
        return type == null || detail == null || occurredAt == null
                ? null
                : new OutboxEvent(change.sequenceNumber(), type, detail, Instant.parse(occurredAt));
    }

    /** A text attribute in DynamoDB's JSON: {@code {"outbox":{"S":"InvoiceIssued"}}}. */
    private static @Nullable String text(JsonNode image, String name) {
        JsonNode attribute = image.get(name);
        JsonNode value = attribute == null ? null : attribute.get("S");
        return value == null ? null : value.getStringValue();
    }
}
