package io.billfold.lambda;

import io.billfold.events.EventJson;
import io.micronaut.json.tree.JsonNode;

import java.util.Map;

/** One entry of {@code Records} in the form that the triggers take. */
final class Records {
    private Records() {}

    static Message message(JsonNode entry, EventJson codec) {
        String deliveries = Fields.text(entry, "attributes", "ApproximateReceiveCount");
        return new Message(
                Fields.text(entry, "messageId"),
                Fields.text(entry, "body"),
                deliveries.isEmpty() ? 1 : Integer.parseInt(deliveries),
                Fields.texts(Fields.at(entry, "attributes")),
                codec);
    }

    static StreamRecord change(JsonNode entry) {
        JsonNode image = Fields.at(entry, "dynamodb", "NewImage");
        return new StreamRecord(
                Fields.text(entry, "dynamodb", "SequenceNumber"),
                image.isObject() ? image : JsonNode.createObjectNode(Map.of()));
    }
}
