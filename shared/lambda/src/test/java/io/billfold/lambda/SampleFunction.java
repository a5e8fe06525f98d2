package io.billfold.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.ApplicationContext;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/** A function whose triggers a test chooses, with AWS's events from test resources. */
final class SampleFunction extends LambdaFunction {
    static final Host HOST =
            new Host(Map.of(), InstantSource.fixed(Instant.parse("2031-05-06T07:08:09Z")));

    private SampleFunction(Function<ApplicationContext, Triggers> wiring) {
        super(wiring);
    }

    static SampleFunction on(Host host, Function<ApplicationContext, Triggers> wiring) {
        return host.call(() -> new SampleFunction(wiring));
    }

    /** What a function with these triggers answers to an event. */
    static String answer(Triggers triggers, String event) throws IOException {
        try (SampleFunction function = on(HOST, beans -> triggers)) {
            return function.answer(event);
        }
    }

    String answer(String event) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), out, null);
        return out.toString(UTF_8);
    }

    static String event(String name) throws IOException {
        try (InputStream in = SampleFunction.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
