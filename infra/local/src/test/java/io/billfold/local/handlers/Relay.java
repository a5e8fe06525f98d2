package io.billfold.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.lambda.Host;
import io.billfold.local.TestClients;
import io.billfold.local.http.Json;

import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts each change that it is sent on the bus; fails with an order called unspeakable. */
public final class Relay implements RequestStreamHandler {
    public static final AtomicInteger RECORDS = new AtomicInteger();

    private final Host host = Host.current();
    private final EventBridgeClient events = TestClients.as(host, EventBridgeClient.builder());

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        for (JsonNode change : Json.parse(input.readAllBytes()).path("Records")) {
            RECORDS.incrementAndGet();
            JsonNode dynamodb = change.path("dynamodb");
            String order = dynamodb.path("NewImage").path("outbox").path("S").asText();
            if (order.equals("unspeakable")) {
                output.write(
                        Json.bytes(
                                Json.parse(
                                        "{\"batchItemFailures\":[{\"itemIdentifier\":\""
                                                + dynamodb.path("SequenceNumber").asText()
                                                + "\"}]}")));
                return;
            }
            events.putEvents(
                    it ->
                            it.entries(
                                    entry ->
                                            entry.eventBusName(host.setting("BUS_NAME"))
                                                    .source("test")
                                                    .detailType("OrderPlaced")
                                                    .detail(
                                                            "{\"order\":\""
                                                                    + order
                                                                    + "\",\"amount\":1.10}")));
        }
    }
}
