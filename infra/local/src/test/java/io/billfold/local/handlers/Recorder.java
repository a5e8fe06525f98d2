package io.billfold.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.lambda.Host;
import io.billfold.local.http.Json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was sent, and answers an HTTP request with its event. */
public final class Recorder implements RequestStreamHandler {
    public static final List<Seen> SEEN = new CopyOnWriteArrayList<>();

    /** An event and the business time at which it came. */
    public record Seen(JsonNode event, Instant at) {}

    private final Host host = Host.current();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        JsonNode event = Json.parse(input.readAllBytes());
        SEEN.add(new Seen(event, host.clock().instant()));
        if (event.path("queryStringParameters").has("fail")) {
            throw new IllegalStateException("asked to fail");
        }
        if (event.has("routeKey")) {
            output.write(
                    Json.bytes(
                            Json.object()
                                    .put("statusCode", 201)
                                    .put("body", Json.text(event))
                                    .set(
                                            "headers",
                                            Json.object()
                                                    .put("Content-Type", "application/json"))));
        }
    }
}
