package io.billfold.calculatetax;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.billfold.events.EventJson;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** Answers in the place of AvaTax, on this machine, and keeps what it was asked. */
final class AvaTaxStub implements AutoCloseable {
    static final EventJson JSON = new EventJson(ObjectMapper.getDefault());

    private final HttpServer server;
    private final List<JsonNode> bodies = new ArrayList<>();
    private final List<String> heads = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int status = 201;
    private volatile byte[] answer = {};
    private volatile boolean isSilent;

    AvaTaxStub() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on this is answered. */
    void answer(int code, String file) {
        answerText(code, text(file));
    }

    void answerText(int code, String text) {
        status = code;
        answer = text.getBytes(UTF_8);
    }

    void beSilent() {
        isSilent = true;
    }

    /** What it was asked last. */
    JsonNode asked() {
        return bodies.getLast();
    }

    int askedTimes() {
        return bodies.size();
    }

    /** Method, path and query, and the value of Authorization, of the last call. */
    String head() {
        return heads.getLast();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            heads.add(
                    exchange.getRequestMethod()
                            + " "
                            + exchange.getRequestURI()
                            + " "
                            + exchange.getRequestHeaders().getFirst("Authorization"));
            bodies.add(JSON.tree(exchange.getRequestBody().readAllBytes()));
            if (isSilent) {
                closed.await();
                return;
            }
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A recorded answer. */
    static String text(String file) {
        try (InputStream in = AvaTaxStub.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
