package io.billfold.callprovider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A provider's server that answers what it is told to, in order, and notes what it was asked. */
final class FakeDesk implements AutoCloseable {
    /** Closes the connection instead of an answer. */
    static final int CUT_OFF = 0;

    final List<Asked> asked = new ArrayList<>();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final HttpServer server;

    FakeDesk() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** A call. */
    record Asked(String what, String key, String body) {}

    private record Reply(int status, String body) {}

    FakeDesk then(int status, String body) {
        replies.add(new Reply(status, body));
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> calls() {
        return asked.stream().map(Asked::what).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        asked.add(
                new Asked(
                        exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                        key == null ? "" : key,
                        new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1)));
        Reply reply = replies.isEmpty() ? new Reply(500, "{}") : replies.remove();
        if (reply.status() == CUT_OFF) {
            exchange.close();
            return;
        }
        byte[] body = reply.body().getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
