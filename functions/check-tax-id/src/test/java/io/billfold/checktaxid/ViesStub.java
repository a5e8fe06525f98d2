package io.billfold.checktaxid;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Answers as VIES does, with whatever a test has it say. */
final class ViesStub implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private Reply reply = (exchange, _) -> exchange.close();

    /** Writes an answer. */
    interface Reply {
        void write(HttpExchange exchange, CountDownLatch closed) throws IOException;
    }

    private ViesStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/rest-api/check-vat-number", this::handle);
        server.start();
    }

    static ViesStub started() {
        try {
            return new ViesStub();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        requests.add(
                exchange.getRequestMethod()
                        + " "
                        + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        reply.write(exchange, closed);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/rest-api");
    }

    /** What was sent, as method and body. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    synchronized void reply(Reply next) {
        reply = next;
    }

    /** Answers at once. */
    void reply(int status, String body) {
        reply(
                (exchange, _) -> {
                    byte[] bytes = body.getBytes(UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }

    /** Begins an answer and never ends it. */
    void replyWithoutEnd() {
        reply(
                (exchange, over) -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    await(over);
                    exchange.close();
                });
    }

    /** Takes the question and says nothing. */
    void keepSilent() {
        reply((_, over) -> await(over));
    }

    private static void await(CountDownLatch over) {
        try {
            over.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
