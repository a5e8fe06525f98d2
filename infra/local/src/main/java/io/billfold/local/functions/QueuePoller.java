package io.billfold.local.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;
import io.billfold.local.sqs.Message;
import io.billfold.local.sqs.MessageAttribute;
import io.billfold.local.sqs.MessageQueue;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Receives from a queue and calls a function, as Lambda's event source mapping does. */
public final class QueuePoller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(QueuePoller.class);
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final MessageQueue queue;
    private final LocalFunction function;
    private final QueueMapping mapping;

    public QueuePoller(MessageQueue queue, LocalFunction function, QueueMapping mapping) {
        this.queue = queue;
        this.function = function;
        this.mapping = mapping;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<Message> messages = queue.receive(mapping.batchSize(), WAIT);
                if (!messages.isEmpty()) {
                    handle(messages);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(List<Message> messages) throws InterruptedException {
        Map<String, String> causes = new ConcurrentHashMap<>();
        try {
            byte[] answer =
                    function.call(
                            Json.bytes(event(messages)),
                            (id, cause) -> causes.put(id, cause.toString()));
            settle(messages, BatchAnswer.of(answer, mapping.partialFailures()).failed(), causes);
        } catch (FunctionException e) {
            fail(messages, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("the answer of {} cannot be read", function.settings().id(), e);
            fail(messages, "the function's answer cannot be read: " + e);
        }
    }

    private void settle(List<Message> messages, Set<String> failed, Map<String, String> causes) {
        Set<String> sent = Set.copyOf(messages.stream().map(Message::id).toList());
        if (!sent.containsAll(failed)) {
            // Lambda takes an unknown identifier for the failure of the whole batch
            fail(messages, "the function reported failures that were not in the batch: " + failed);
            return;
        }
        String unknown = function.settings().id() + " reported the message as failed";
        for (Message message : messages) {
            if (failed.contains(message.id())) {
                fail(List.of(message), causes.getOrDefault(message.id(), unknown));
            } else {
                queue.delete(receipt(message));
            }
        }
    }

    private void fail(List<Message> messages, String error) {
        messages.forEach(message -> queue.fail(receipt(message), error, mapping.retryDelay()));
    }

    private static String receipt(Message message) {
        return Objects.requireNonNull(message.receipt(), "a received message has a receipt");
    }

    private ObjectNode event(List<Message> messages) {
        ArrayNode records = Json.array();
        messages.forEach(message -> records.add(record(message)));
        ObjectNode event = Json.object();
        event.set("Records", records);
        return event;
    }

    private ObjectNode record(Message message) {
        ObjectNode json =
                Json.object()
                        .put("messageId", message.id())
                        .put("receiptHandle", message.receipt())
                        .put("body", message.body());
        json.set("attributes", message.systemAttributes());
        json.set("messageAttributes", attributes(message.attributes()));
        return json.put("eventSource", "aws:sqs")
                .put("eventSourceARN", queue.arn())
                .put("awsRegion", "eu-central-1");
    }

    private static ObjectNode attributes(Map<String, MessageAttribute> attributes) {
        ObjectNode json = Json.object();
        attributes.forEach(
                (name, attribute) -> {
                    ObjectNode one = Json.object().put("dataType", attribute.dataType());
                    put(one, "stringValue", attribute.stringValue());
                    put(one, "binaryValue", attribute.binaryValue());
                    json.set(name, one);
                });
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
