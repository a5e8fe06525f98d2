package io.billfold.checks.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lambda's Runtime API (next, response, error, restore) and, on the same loopback port, an AWS in
 * which every table is empty and every write succeeds.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
final class LambdaRuntimeStub implements AutoCloseable {
    /** As {@link HttpExchange#sendResponseHeaders} wants it. */
    private static final int NO_BODY = -1;

    private static final String RUNTIME_API = "/2018-06-01/runtime/";

    /** What AWS answers, by target; everything else is answered with an empty object. */
    private static final Map<String, String> ANSWERS =
            Map.of(
                    "DynamoDB_20120810.Query",
                    "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}",
                    "AWSEvents.PutEvents",
                    "{\"Entries\":[{\"EventId\":\"e-1\"}],\"FailedEntryCount\":0}",
                    "AmazonSQS.SendMessageBatch",
                    "{\"Successful\":[],\"Failed\":[]}",
                    "secretsmanager.GetSecretValue",
                    "{\"Name\":\"s\",\"VersionId\":\"v-1\",\"SecretString\":\"whsec_stub_of_enough_letters\","
                            + "\"VersionStages\":[\"AWSCURRENT\"]}");

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final CountDownLatch restored = new CountDownLatch(1);
    private final AtomicLong requests = new AtomicLong();
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private final HttpServer server;

    LambdaRuntimeStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(RUNTIME_API, this::runtimeApi);
        server.createContext("/", this::aws);
        server.start();
    }

    /** Host and port, as {@code AWS_LAMBDA_RUNTIME_API} has them. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Hands an event to the function that asks next. */
    void send(String event) {
        events.add(event);
    }

    /** What the function said, also when it could not even start; null when the time is over. */
    @Nullable Reply reply(Duration timeout) throws InterruptedException {
        return replies.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until the function has run its hooks and asks to be restored from its snapshot. */
    boolean isRestored(Duration timeout) throws InterruptedException {
        return restored.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What the function asked of AWS, for example {@code DynamoDB_20120810.GetItem}, or a path. */
    List<String> targets() {
        return List.copyOf(targets);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void runtimeApi(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(RUNTIME_API.length());
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        switch (path) {
            case "invocation/next" -> next(exchange);
            case "restore/next" -> {
                restored.countDown();
                send(exchange, 200, "{}");
            }
            default -> {
                // invocation/<id>/response, invocation/<id>/error, init/error, restore/error
                replies.add(new Reply(path.endsWith("/response"), body));
                send(exchange, 202, "{}");
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            String event = events.take();
            var headers = exchange.getResponseHeaders();
            headers.set("Lambda-Runtime-Aws-Request-Id", "request-" + requests.incrementAndGet());
            headers.set(
                    "Lambda-Runtime-Deadline-Ms",
                    Long.toString(Instant.now().plusSeconds(30).toEpochMilli()));
            headers.set(
                    "Lambda-Runtime-Invoked-Function-Arn",
                    "arn:aws:lambda:eu-central-1:123456789012:function:stub");
            send(exchange, 200, event);
        } catch (InterruptedException closed) {
            exchange.close();
        }
    }

    private void aws(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        targets.add(target == null ? path : target);
        // every object of every bucket is there, and empty
        String other = path.startsWith("GET ") ? "" : "{}";
        send(exchange, 200, target == null ? other : ANSWERS.getOrDefault(target, "{}"));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? NO_BODY : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /**
     * What a function said to an event.
     *
     * @param ok false when it failed instead of answering
     * @param body its answer, or what went wrong
     */
    record Reply(boolean ok, String body) {}
}
