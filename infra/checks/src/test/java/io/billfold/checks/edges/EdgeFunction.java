package io.billfold.checks.edges;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.checks.template.RawTemplate;
import io.billfold.lambda.Host;
import io.billfold.local.http.Json;
import io.billfold.store.AwsClients;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A function of the template in this process, between clients of AWS that a test gives. */
final class EdgeFunction implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");

    private final RequestStreamHandler handler;

    private EdgeFunction(RequestStreamHandler handler) {
        this.handler = handler;
    }

    /** By its logical id; a client that is not given throws at every call. */
    static EdgeFunction of(String logicalId, Object... clients) {
        return with(logicalId, Map.of(), List.of(), clients);
    }

    /**
     * The same with other settings than the template's own, and with beans of the function's own
     * that take the place of what is outside AWS.
     */
    static EdgeFunction with(
            String logicalId, Map<String, String> own, List<Object> beans, Object... clients) {
        RawTemplate.Declared declared = RawTemplate.resource(logicalId);
        Map<String, String> settings = settings(declared);
        settings.putAll(own);
        List<Object> all = new ArrayList<>(beans);
        all.add(new GivenClients(List.of(clients)));
        Host host = new Host(settings, InstantSource.fixed(NOW), InstantSource.fixed(NOW), all);
        return host.call(() -> new EdgeFunction(handler(declared.text("Handler"))));
    }

    private static RequestStreamHandler handler(String type) {
        try {
            return (RequestStreamHandler) Class.forName(type).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " can't be made", e);
        }
    }

    /** What the template names; a table has the name that the test kit's stores give it. */
    private static Map<String, String> settings(RawTemplate.Declared declared) {
        Map<String, String> settings = new HashMap<>();
        declared.map("Environment.Variables")
                .forEach((name, value) -> settings.put(name, setting(name, value)));
        return settings;
    }

    /** A parameter that has a default has it here too. */
    private static String setting(String name, Object value) {
        Object parameter = RawTemplate.section("Parameters").get(RawTemplate.target(value));
        Object otherwise = RawTemplate.asMap(parameter).get("Default");
        return otherwise == null ? name.replace("_TABLE", "") : otherwise.toString();
    }

    /** What it answers to an event. */
    JsonNode answer(String event) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), out, null);
        return Json.parse(out.toByteArray());
    }

    @Override
    public void close() throws Exception {
        ((AutoCloseable) handler).close();
    }

    /** The clients that were given, and broken ones in place of all others. */
    private static final class GivenClients extends AwsClients {
        private final List<Object> given;

        GivenClients(List<Object> given) {
            super(
                    Map.of(
                            "AWS_ENDPOINT_URL", "http://aws.invalid",
                            "AWS_ACCESS_KEY_ID", "test",
                            "AWS_SECRET_ACCESS_KEY", "test"));
            this.given = given;
        }

        @Override
        public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
                Class<C> type, Supplier<B> builder) {
            return given.stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .findFirst()
                    .orElseGet(() -> broken(type));
        }
    }

    /** What a broken client says: everything that nobody outside may read. */
    static final String INSIDE =
            "Requested resource not found: Table: arn:aws:dynamodb:eu-central-1:123456789012:"
                    + "table/billfold-Payments-1X2Y (Service: DynamoDb, Status Code: 400) at"
                    + " io.billfold.store.Dynamo.find(Dynamo.java:99)";

    private static <C> C broken(Class<C> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("close")) {
                                return null;
                            }
                            throw new IllegalStateException(INSIDE);
                        }));
    }
}
