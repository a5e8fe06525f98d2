package io.billfold.testkit.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** JSON as AWS and the outside world write it. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode parse(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A resource beside this class. */
    static JsonNode resource(String name) {
        try (var stream = Json.class.getResourceAsStream(name)) {
            return MAPPER.readTree(Objects.requireNonNull(stream, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An item in DynamoDB's JSON, {@code {"pk":{"S":"..."}}}. */
    static ObjectNode image(Map<String, AttributeValue> item) {
        ObjectNode image = object();
        item.forEach(
                (name, value) -> {
                    if (value.s() != null) {
                        image.putObject(name).put("S", value.s());
                    } else if (value.n() != null) {
                        image.putObject(name).put("N", value.n());
                    } else if (value.b() != null) {
                        image.putObject(name).put("B", value.b().asByteArrayUnsafe());
                    } else {
                        throw new UnsupportedOperationException(name + " is " + value.type());
                    }
                });
        return image;
    }
}
