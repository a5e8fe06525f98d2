package io.billfold.callprovider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** A provider on a local port that answers what it was told to, in this order. */
final class FakeProvider implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());

    /**
     * An answer.
     *
     * @param lengthSaid what the header says that it has, which may be more
     */
    private record Reply(int status, String body, int lengthSaid, boolean isSilent) {}

    /** A call. */
    record Received(String line, String idempotencyKey, String authorization, String body) {}

    FakeProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answers(int status, String body) {
        replies.add(new Reply(status, body, body.getBytes(UTF_8).length, false));
    }

    /** Half of an answer, then the connection ends. */
    void isCutOff(String body) {
        replies.add(new Reply(200, body, body.getBytes(UTF_8).length + 100, false));
    }

    /** Takes the call and never answers. */
    void staysSilent() {
        replies.add(new Reply(0, "", 0, true));
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    private void handle(HttpExchange exchange) throws IOException {
        received.add(
                new Received(
                        exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                        header(exchange, "Idempotency-Key"),
                        header(exchange, "Authorization") + header(exchange, "x-api-key"),
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        Reply reply = replies.poll();
        if (reply == null || reply.isSilent()) {
            // left open: the caller gives up, and closing the server ends it
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), reply.lengthSaid());
        exchange.getResponseBody().write(reply.body().getBytes(UTF_8));
        exchange.getResponseBody().flush();
        if (reply.lengthSaid() > reply.body().getBytes(UTF_8).length) {
            throw new IOException("cut off");
        }
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
