package io.billfold.testkit.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a queue was created with.
 *
 * @param visibility how long a received message is hidden
 * @param retention how long a message lives
 * @param deadLetters the ARN of the queue for what was received too often; null is none
 * @param receivesMax how often that is
 * @param given the attributes as they were given
 */
record QueueSettings(
        Duration visibility,
        Duration retention,
        @Nullable String deadLetters,
        int receivesMax,
        Map<QueueAttributeName, String> given) {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<QueueAttributeName> KNOWN =
            Set.of(
                    QueueAttributeName.VISIBILITY_TIMEOUT,
                    QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                    QueueAttributeName.REDRIVE_POLICY,
                    // without effect here
                    QueueAttributeName.SQS_MANAGED_SSE_ENABLED);

    QueueSettings {
        given = Map.copyOf(given);
    }

    /**
     * Reads attributes; what is not given is as SQS has it.
     *
     * @throws UnsupportedOperationException at one that is not known
     */
    static QueueSettings of(Map<QueueAttributeName, String> given) {
        Map<QueueAttributeName, String> unknown = new HashMap<>(given);
        unknown.keySet().removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new UnsupportedOperationException(
                    "the model does not know attributes of queues: " + unknown);
        }
        JsonNode redrive = parsed(given.getOrDefault(QueueAttributeName.REDRIVE_POLICY, "{}"));
        return new QueueSettings(
                seconds(given.getOrDefault(QueueAttributeName.VISIBILITY_TIMEOUT, "30")),
                seconds(given.getOrDefault(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "345600")),
                redrive.path("deadLetterTargetArn").asText(null),
                redrive.path("maxReceiveCount").asInt(Integer.MAX_VALUE),
                given);
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Long.parseLong(text));
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no redrive policy: " + json, e);
        }
    }
}
