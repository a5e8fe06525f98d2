package io.billfold.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import io.billfold.lambda.Host;
import io.billfold.local.TestClients;
import io.billfold.local.http.Json;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/** Puts an order and its event into a table; an order called poison always fails. */
public final class TakeOrder implements RequestStreamHandler {
    private final Host host = Host.current();
    private final DynamoDbClient dynamo = TestClients.as(host, DynamoDbClient.builder());

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        ArrayNode failures = Json.array();
        for (JsonNode message : Json.parse(input.readAllBytes()).path("Records")) {
            String order = message.path("body").asText();
            if (order.equals("poison")) {
                failures.add(
                        Json.object().put("itemIdentifier", message.path("messageId").asText()));
            } else if (order.equals("bomb")) {
                throw new IllegalStateException("the bomb went off");
            } else {
                put(order, "order", Map.of());
                put(order, "event", Map.of("outbox", AttributeValue.fromS(order)));
            }
        }
        output.write(Json.bytes(Json.object().set("batchItemFailures", failures)));
    }

    private void put(String order, String kind, Map<String, AttributeValue> more) {
        Map<String, AttributeValue> item = new HashMap<>(more);
        item.put("pk", AttributeValue.fromS(order));
        item.put("sk", AttributeValue.fromS(kind));
        dynamo.putItem(it -> it.tableName(host.setting("ORDERS_TABLE")).item(item));
    }
}
