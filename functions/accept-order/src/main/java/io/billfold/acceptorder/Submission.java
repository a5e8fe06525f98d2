package io.billfold.acceptorder;

import io.billfold.billing.order.OrderId;
import io.billfold.events.CanonicalJson;
import io.billfold.lambda.Message;
import io.billfold.store.Sha256;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What somebody sent as an order.
 *
 * @param content its bytes
 * @param sha256 hash of its canonical JSON, or of the bytes where they are not JSON: the same order
 *     with other spaces is the same content
 * @param orderId the order it names, or null where that can't be read
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
record Submission(byte[] content, String sha256, @Nullable String orderId) {
    private static final String ORDER_PLACED = "OrderPlaced";

    static Submission of(Message message) {
        Optional<JsonNode> json = message.json();
        if (json.isEmpty()) {
            byte[] content = message.body().getBytes(StandardCharsets.UTF_8);
            return new Submission(content, Sha256.hex(content), null);
        }
        boolean isEvent = isOrderPlaced(message, json.get());
        JsonNode order = isEvent ? message.detail() : json.get();
        byte[] canonical = CanonicalJson.bytes(order);
        return new Submission(
                isEvent ? canonical : message.body().getBytes(StandardCharsets.UTF_8),
                Sha256.hex(canonical),
                orderId(order));
    }

    private static boolean isOrderPlaced(Message message, JsonNode json) {
        return message.isEnvelope()
                && json.get("detail-type").isString()
                && message.detailType().equals(ORDER_PLACED);
    }

    private static @Nullable String orderId(JsonNode order) {
        JsonNode id = order.isObject() ? order.get("orderId") : null;
        if (id == null || !id.isString()) {
            return null;
        }
        try {
            return new OrderId(id.getStringValue()).value();
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
