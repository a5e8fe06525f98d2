package io.billfold.checks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.billfold.local.http.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Stands in the place of AvaTax: fails to calculate, and records what it is told. */
final class TaxService implements AutoCloseable {
    private final HttpServer server;

    TaxService() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", TaxService::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode asked = Json.parse(exchange.getRequestBody().readAllBytes());
            boolean isCommit = asked.path("commit").asBoolean();
            byte[] body = isCommit ? recorded(asked) : new byte[] {'{', '}'};
            exchange.sendResponseHeaders(isCommit ? 201 : 500, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] recorded(JsonNode asked) {
        ObjectNode answer = Json.object();
        answer.set("code", asked.path("code"));
        answer.set("currencyCode", asked.path("currencyCode"));
        answer.set("totalTax", asked.at("/taxOverride/taxAmount"));
        answer.putArray("lines");
        answer.putArray("summary");
        return answer.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
