package io.billfold.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;
import io.billfold.local.template.Properties;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A queue's attributes by their AWS names, as given; the typed readings below have AWS's defaults.
 *
 * @param attributes for example {@code VisibilityTimeout} → {@code 30}
 */
public record QueueSettings(Map<String, String> attributes) {
    /** SQS's own limit since August 2025. */
    private static final int MESSAGE_BYTES_MAX = 1024 * 1024;

    /** What of a queue's properties are attributes with a single value. */
    private static final List<String> SINGLE_VALUES =
            List.of(
                    "VisibilityTimeout",
                    "DelaySeconds",
                    "MaximumMessageSize",
                    "MessageRetentionPeriod",
                    "ReceiveMessageWaitTimeSeconds");

    public QueueSettings {
        attributes = Map.copyOf(attributes);
    }

    /** Reads a queue's properties in a template. */
    public static QueueSettings of(Properties queue) {
        Map<String, String> attributes = new TreeMap<>();
        for (String name : SINGLE_VALUES) {
            queue.text(name).ifPresent(value -> attributes.put(name, value));
        }
        queue.json("RedrivePolicy").ifPresent(it -> attributes.put("RedrivePolicy", Json.text(it)));
        return new QueueSettings(attributes);
    }

    /** How long a received message is hidden, unless the receiver says otherwise. */
    public long visibilityMillis() {
        return 1000L * number("VisibilityTimeout", 30);
    }

    public long delayMillis() {
        return 1000L * number("DelaySeconds", 0);
    }

    public long waitMillis() {
        return 1000L * number("ReceiveMessageWaitTimeSeconds", 0);
    }

    public int messageBytesMax() {
        return number("MaximumMessageSize", MESSAGE_BYTES_MAX);
    }

    /** The name of the queue for messages that were received too often. */
    public Optional<String> deadLetterQueue() {
        JsonNode arn = redrive().get("deadLetterTargetArn");
        return Optional.ofNullable(arn).map(it -> nameOf(it.asText()));
    }

    /** How often a message is received before it becomes a dead letter. */
    public int receivesMax() {
        return redrive().path("maxReceiveCount").asInt(Integer.MAX_VALUE);
    }

    QueueSettings with(Map<String, String> changes) {
        Map<String, String> all = new TreeMap<>(attributes);
        all.putAll(changes);
        return new QueueSettings(all);
    }

    /** All attributes, those that were never given with their defaults. */
    ObjectNode json() {
        ObjectNode json =
                Json.object()
                        .put("VisibilityTimeout", "30")
                        .put("DelaySeconds", "0")
                        .put("ReceiveMessageWaitTimeSeconds", "0")
                        .put("MaximumMessageSize", Integer.toString(MESSAGE_BYTES_MAX))
                        .put("MessageRetentionPeriod", "345600")
                        .put("SqsManagedSseEnabled", "true");
        attributes.forEach(json::put);
        return json;
    }

    /** The name at the end of a queue's ARN or URL. */
    public static String nameOf(String arnOrUrl) {
        return arnOrUrl.substring(
                Math.max(arnOrUrl.lastIndexOf(':'), arnOrUrl.lastIndexOf('/')) + 1);
    }

    private JsonNode redrive() {
        String policy = attributes.get("RedrivePolicy");
        return policy == null || policy.isEmpty() ? Json.object() : Json.parse(policy);
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(attributes.getOrDefault(name, Integer.toString(otherwise)));
    }
}
