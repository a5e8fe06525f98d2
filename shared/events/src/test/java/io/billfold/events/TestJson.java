package io.billfold.events;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON as the functions configure it, and the samples. */
final class TestJson {
    static final EventJson JSON =
            new EventJson(
                    ObjectMapper.create(
                            Map.of(
                                    "micronaut.serde.write-dates-as-timestamps",
                                    false,
                                    "micronaut.serde.serialization.inclusion",
                                    "ALWAYS")));

    private TestJson() {}

    static JsonNode tree(String json) {
        try {
            return JSON.tree(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String resource(String name) {
        try (InputStream in = TestJson.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
