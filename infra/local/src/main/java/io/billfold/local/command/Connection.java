package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A running local cloud as the commands see it: its HTTP API with tokens, its own pages under
 * {@code /_billfold/}, and AWS's protocols on the same port. Used from one thread, closed at the
 * end.
 */
public final class Connection implements AutoCloseable {
    /** Moving the clock through a billing day of thousands of customers takes minutes. */
    private static final Duration TIMEOUT = Duration.ofHours(6);

    private static final String CONTENT_TYPE = "Content-Type";

    private final URI endpoint;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private @Nullable Clients clients;
    private @Nullable Books books;
    private @Nullable JsonNode outputs;

    /** A connection to an endpoint such as {@code http://127.0.0.1:4566}; nothing is called yet. */
    public Connection(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** What came back. */
    public record Reply(int status, byte[] body) {
        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The body as JSON; an empty object when it is none. */
        public JsonNode json() {
            try {
                return Json.parse(body);
            } catch (RuntimeException e) {
                return Json.object();
            }
        }

        /** What a problem+json answer says, else the whole body. */
        public String reason() {
            JsonNode json = json();
            for (String field : List.of("detail", "message", "title")) {
                if (json.path(field).isTextual()) {
                    return json.path(field).asText();
                }
            }
            return text();
        }
    }

    /** Where it is. */
    public URI endpoint() {
        return endpoint;
    }

    /** What the local cloud says about itself. */
    public JsonNode status() {
        return admin("GET", "status", null);
    }

    /** Business time. */
    public Instant clock() {
        return Instant.parse(status().path("virtualTime").asText());
    }

    /** Moves business time forward, one schedule after the other, and waits until all is done. */
    public Instant moveClock(Instant to) {
        JsonNode moved = admin("POST", "clock", Json.object().put("advanceTo", to.toString()));
        return Instant.parse(moved.path("virtualTime").asText());
    }

    /** The mails that were sent, oldest first. */
    public JsonNode mails() {
        return admin("GET", "mails", null);
    }

    /** Waits until no message is left to be handled. */
    public void awaitIdle() {
        boolean idle = false;
        while (!idle) {
            idle = isIdleWithin(Duration.ofMinutes(1));
        }
    }

    /** Waits until no message is left to be handled; false when there is one after so long. */
    public boolean isIdleWithin(Duration timeout) {
        String page = "idle?timeoutSeconds=" + timeout.toSeconds();
        return admin("GET", page, null).path("idle").asBoolean();
    }

    /** What the local cloud's heap holds, after collecting what is not in use. */
    public long usedHeapBytes() {
        return admin("POST", "heap", null).path("usedBytes").asLong();
    }

    /** A token with these scopes, kept for as long as the connection. */
    public String token(List<String> scopes, String subject) {
        return tokens.computeIfAbsent(
                subject + " " + scopes,
                k -> {
                    ObjectNode request = Json.object().put("subject", subject);
                    scopes.forEach(request.putArray("scopes")::add);
                    return admin("POST", "token", request).path("token").asText();
                });
    }

    /** The physical name or URL of a resource of the template, for example of {@code Orders}. */
    public String physical(String logicalId) {
        JsonNode found = outputs().path("physicalIds").path(logicalId);
        if (!found.isTextual()) {
            throw new CommandFailure(
                    "the template of " + endpoint + " has no resource " + logicalId);
        }
        return found.asText();
    }

    /** The logical ids of every resource of the template. */
    public List<String> logicalIds() {
        List<String> ids = new ArrayList<>();
        outputs().path("physicalIds").fieldNames().forEachRemaining(ids::add);
        return ids;
    }

    /** The messages of a queue, by its physical name, without receiving them. */
    public JsonNode messages(String queueName) {
        return admin("GET", "messages?queue=" + encoded(queueName), null);
    }

    /** Where AWS's services are: here, or at the endpoint that the local cloud was given. */
    private Map<String, String> clientSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        outputs()
                .path("clientSettings")
                .properties()
                .forEach(it -> settings.put(it.getKey(), it.getValue().asText()));
        return settings;
    }

    private JsonNode outputs() {
        if (outputs == null) {
            outputs = admin("GET", "outputs", null);
        }
        return outputs;
    }

    /** AWS's services. */
    public Clients clients() {
        if (clients == null) {
            clients = new Clients(clientSettings());
        }
        return clients;
    }

    /** The tables. */
    public Books books() {
        if (books == null) {
            books = Books.open(clientSettings(), this::physical);
        }
        return books;
    }

    /** Calls the HTTP API with a token of one scope. */
    public Reply call(String method, String path, String scope, @Nullable JsonNode body) {
        return send(
                method,
                path,
                Map.of("Authorization", "Bearer " + token(List.of(scope), "billfold-cli")),
                body == null ? new byte[0] : Json.bytes(body));
    }

    /** Sends a file as it is, with a token of one scope. */
    public Reply sendFile(String path, String scope, byte[] file) {
        return send(
                "POST",
                path,
                Map.of(
                        "Authorization",
                        "Bearer " + token(List.of(scope), "billfold-cli"),
                        CONTENT_TYPE,
                        "application/octet-stream"),
                file);
    }

    /** Calls without a token, for example a webhook. */
    public Reply send(String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint.resolve(path))
                        .timeout(TIMEOUT)
                        .method(method, BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (body.length > 0 && !headers.containsKey(CONTENT_TYPE)) {
            request.header(CONTENT_TYPE, "application/json");
        }
        return send(request.build());
    }

    /** Fetches a link as it is. */
    public Reply fetch(String link) {
        return send(HttpRequest.newBuilder(URI.create(link)).timeout(TIMEOUT).build());
    }

    /**
     * Fetches a link into a file, which is there whole or not at all.
     *
     * @throws CommandFailure when it can't be fetched or written
     */
    public void download(String link, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            HttpResponse<Path> response =
                    http.send(
                            HttpRequest.newBuilder(URI.create(link)).timeout(TIMEOUT).build(),
                            BodyHandlers.ofFile(part));
            if (response.statusCode() != 200) {
                Files.delete(part);
                throw new CommandFailure("the link answered " + response.statusCode());
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailure("fetching " + file + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    /** A text as a part of a path. */
    public static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        if (books != null) {
            books.close();
        }
        if (clients != null) {
            clients.close();
        }
        http.close();
    }

    private JsonNode admin(String method, String page, @Nullable JsonNode body) {
        byte[] bytes = body == null ? new byte[0] : Json.bytes(body);
        Reply reply = send(method, "/_billfold/" + page, Map.of(), bytes);
        if (reply.status() / 100 != 2) {
            throw new CommandFailure(
                    "/_billfold/" + page + " answered " + reply.status() + ": " + reply.reason());
        }
        return reply.json();
    }

    private Reply send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.body());
        } catch (ConnectException e) {
            throw new CommandFailure(
                    "nothing answers at " + endpoint + ": start it with './billfold local'", e);
        } catch (IOException e) {
            throw new CommandFailure("calling " + request.uri() + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }
}
