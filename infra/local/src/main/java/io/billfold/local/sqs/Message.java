package io.billfold.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A message as a receiver sees it.
 *
 * @param id given when it was sent, and kept when it moves
 * @param receipt names this very reception; null if it was not received
 * @param sentAtMillis the wall clock
 * @param receiveCount how often it was received, this time included
 * @param firstReceivedAtMillis the wall clock; 0 if it never was
 * @param deadLetterSource the ARN of the queue that it came from, of a dead letter
 */
public record Message(
        String id,
        String body,
        Map<String, MessageAttribute> attributes,
        @Nullable String receipt,
        long sentAtMillis,
        int receiveCount,
        long firstReceivedAtMillis,
        @Nullable String deadLetterSource) {

    /** The attribute under which a dead letter tells its cause. */
    public static final String ERROR_MESSAGE = "ErrorMessage";

    public Message {
        attributes = Map.copyOf(attributes);
    }

    /** What SQS tells about a message, by the names that Lambda events use. */
    public ObjectNode systemAttributes() {
        ObjectNode json =
                Json.object()
                        .put("SenderId", "local")
                        .put("SentTimestamp", Long.toString(sentAtMillis))
                        .put("ApproximateReceiveCount", Integer.toString(receiveCount))
                        .put(
                                "ApproximateFirstReceiveTimestamp",
                                Long.toString(firstReceivedAtMillis));
        if (deadLetterSource != null) {
            json.put("DeadLetterQueueSourceArn", deadLetterSource);
        }
        return json;
    }

    /** The message as the journal keeps it. */
    ObjectNode stored() {
        ObjectNode json =
                Json.object()
                        .put("id", id)
                        .put("body", body)
                        .put("sentAt", sentAtMillis)
                        .put("received", receiveCount)
                        .put("firstReceivedAt", firstReceivedAtMillis);
        json.set("attributes", MessageAttribute.json(attributes));
        if (deadLetterSource != null) {
            json.put("deadLetterSource", deadLetterSource);
        }
        return json;
    }

    static Message ofStored(JsonNode json) {
        JsonNode source = json.get("deadLetterSource");
        return new Message(
                json.path("id").asText(),
                json.path("body").asText(),
                MessageAttribute.all(json.path("attributes")),
                null,
                json.path("sentAt").asLong(),
                json.path("received").asInt(),
                json.path("firstReceivedAt").asLong(),
                source == null ? null : source.asText());
    }

    Message received(String newReceipt, long nowMillis) {
        return new Message(
                id,
                body,
                attributes,
                newReceipt,
                sentAtMillis,
                receiveCount + 1,
                firstReceivedAtMillis == 0 ? nowMillis : firstReceivedAtMillis,
                deadLetterSource);
    }

    /** As it lies in another queue: counted anew. */
    Message moved(Map<String, MessageAttribute> newAttributes, @Nullable String source) {
        return new Message(id, body, newAttributes, null, sentAtMillis, 0, 0, source);
    }
}
