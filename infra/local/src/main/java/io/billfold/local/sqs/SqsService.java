package io.billfold.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;
import io.billfold.local.http.JsonService;
import io.billfold.local.http.ServiceError;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;

/** SQS's operations over the queues. */
public final class SqsService implements JsonService {
    /** SQS's limit for batches and receptions. */
    private static final int BATCH_MAX = 10;

    private final Queues queues;
    private final URI endpoint;

    public SqsService(Queues queues, URI endpoint) {
        this.queues = queues;
        this.endpoint = endpoint;
    }

    @Override
    public JsonNode call(String operation, JsonNode input) {
        return switch (operation) {
            case "SendMessage" -> send(queue(input), input);
            case "SendMessageBatch" -> batch(input, this::send);
            case "ReceiveMessage" -> receive(queue(input), input);
            case "DeleteMessage" -> delete(queue(input), input);
            case "DeleteMessageBatch" -> batch(input, this::delete);
            case "ChangeMessageVisibility" -> changeVisibility(queue(input), input);
            case "ChangeMessageVisibilityBatch" -> batch(input, this::changeVisibility);
            case "PurgeQueue" -> purge(queue(input));
            case "StartMessageMoveTask" -> startMove(input);
            default -> administer(operation, input);
        };
    }

    private JsonNode administer(String operation, JsonNode input) {
        return switch (operation) {
            case "CreateQueue" -> create(input);
            case "ListQueues" -> list(input);
            case "GetQueueUrl" -> url(queues.queue(input.path("QueueName").asText()));
            case "GetQueueAttributes" -> attributes(queue(input), input);
            case "SetQueueAttributes" -> setAttributes(queue(input), input);
            case "ListDeadLetterSourceQueues" -> deadLetterSources(queue(input));
            case "ListMessageMoveTasks" -> Json.object().set("Results", Json.array());
            case "ListQueueTags" -> Json.object();
            default -> throw ServiceError.unsupported("sqs " + operation);
        };
    }

    private Queue queue(JsonNode input) {
        return queues.queue(input.path("QueueUrl").asText());
    }

    private ObjectNode send(Queue queue, JsonNode input) {
        JsonNode delay = input.get("DelaySeconds");
        Map<String, MessageAttribute> attributes =
                MessageAttribute.all(input.path("MessageAttributes"));
        Message message =
                queue.send(
                        input.path("MessageBody").asText(),
                        attributes,
                        delay == null ? null : Duration.ofSeconds(delay.asInt()));
        ObjectNode output =
                Json.object()
                        .put("MessageId", message.id())
                        .put("MD5OfMessageBody", Digest.ofBody(message.body()));
        if (!attributes.isEmpty()) {
            output.put("MD5OfMessageAttributes", Digest.ofAttributes(attributes));
        }
        return output;
    }

    private JsonNode receive(Queue queue, JsonNode input) {
        int count = input.path("MaxNumberOfMessages").asInt(1);
        if (count < 1 || count > BATCH_MAX) {
            throw new ServiceError(
                    400,
                    "InvalidParameterValue",
                    "MaxNumberOfMessages must be from 1 to " + BATCH_MAX);
        }
        JsonNode wait = input.get("WaitTimeSeconds");
        Duration waiting =
                wait == null
                        ? Duration.ofMillis(queue.settings().waitMillis())
                        : Duration.ofSeconds(wait.asInt());
        JsonNode visibility = input.get("VisibilityTimeout");
        ArrayNode messages = Json.array();
        for (Message message :
                received(
                        queue,
                        count,
                        waiting,
                        visibility == null ? null : Duration.ofSeconds(visibility.asInt()))) {
            messages.add(json(message, input));
        }
        return messages.isEmpty() ? Json.object() : Json.object().set("Messages", messages);
    }

    private static List<Message> received(
            Queue queue, int count, Duration wait, @Nullable Duration visibility) {
        try {
            return queue.receive(count, wait, visibility);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static JsonNode json(Message message, JsonNode input) {
        ObjectNode json =
                Json.object()
                        .put("MessageId", message.id())
                        .put("ReceiptHandle", message.receipt())
                        .put("Body", message.body())
                        .put("MD5OfBody", Digest.ofBody(message.body()));
        Set<String> system = names(input, "MessageSystemAttributeNames");
        system.addAll(names(input, "AttributeNames"));
        ObjectNode systemAttributes = message.systemAttributes();
        if (!system.contains("All")) {
            systemAttributes.retain(system);
        }
        if (!systemAttributes.isEmpty()) {
            json.set("Attributes", systemAttributes);
        }
        Map<String, MessageAttribute> attributes = new TreeMap<>(message.attributes());
        Set<String> wanted = names(input, "MessageAttributeNames");
        attributes.keySet().removeIf(name -> !isWanted(name, wanted));
        if (!attributes.isEmpty()) {
            json.set("MessageAttributes", MessageAttribute.json(attributes));
            json.put("MD5OfMessageAttributes", Digest.ofAttributes(attributes));
        }
        return json;
    }

    private static boolean isWanted(String name, Set<String> wanted) {
        return wanted.contains("All")
                || wanted.contains(name)
                || wanted.stream()
                        .anyMatch(
                                it ->
                                        it.endsWith(".*")
                                                && name.startsWith(
                                                        it.substring(0, it.length() - 2)));
    }

    private static Set<String> names(JsonNode input, String field) {
        Set<String> names = new HashSet<>();
        input.path(field).forEach(it -> names.add(it.asText()));
        return names;
    }

    private ObjectNode delete(Queue queue, JsonNode input) {
        queue.delete(receipt(input));
        return Json.object();
    }

    private ObjectNode changeVisibility(Queue queue, JsonNode input) {
        queue.hide(receipt(input), Duration.ofSeconds(input.path("VisibilityTimeout").asInt()));
        return Json.object();
    }

    private static String receipt(JsonNode input) {
        String receipt = input.path("ReceiptHandle").asText();
        if (receipt.indexOf('#') < 0) {
            throw new ServiceError(
                    400,
                    "ReceiptHandleIsInvalid",
                    "The input receipt handle is invalid: " + receipt);
        }
        return receipt;
    }

    private JsonNode purge(Queue queue) {
        queue.purge();
        return Json.object();
    }

    private JsonNode startMove(JsonNode input) {
        JsonNode destination = input.get("DestinationArn");
        queues.queue(input.path("SourceArn").asText())
                .redrive(destination == null ? null : destination.asText());
        return Json.object().put("TaskHandle", UUID.randomUUID().toString());
    }

    private JsonNode create(JsonNode input) {
        String name = input.path("QueueName").asText();
        Map<String, String> attributes = attributes(input);
        if (name.endsWith(".fifo") || attributes.containsKey("FifoQueue")) {
            throw new ServiceError(400, "InvalidAttributeName", "FIFO queues are not run locally");
        }
        QueueSettings settings = new QueueSettings(attributes);
        queues.find(name)
                .filter(there -> !there.settings().equals(settings))
                .ifPresent(
                        there -> {
                            throw new ServiceError(
                                    400, "QueueNameExists", name + " exists with other attributes");
                        });
        return url(queues.put(name, settings));
    }

    private JsonNode list(JsonNode input) {
        String prefix = input.path("QueueNamePrefix").asText("");
        ArrayNode urls = Json.array();
        queues.all().stream()
                .filter(queue -> queue.name().startsWith(prefix))
                .forEach(queue -> urls.add(urlOf(queue)));
        return Json.object().set("QueueUrls", urls);
    }

    private JsonNode url(Queue queue) {
        return Json.object().put("QueueUrl", urlOf(queue));
    }

    private String urlOf(Queue queue) {
        return endpoint + "/000000000000/" + queue.name();
    }

    private JsonNode attributes(Queue queue, JsonNode input) {
        QueueCounts counts = queue.counts();
        ObjectNode all =
                queue.settings()
                        .json()
                        .put("QueueArn", queue.arn())
                        .put("ApproximateNumberOfMessages", Integer.toString(counts.visible()))
                        .put(
                                "ApproximateNumberOfMessagesNotVisible",
                                Integer.toString(counts.inFlight()))
                        .put(
                                "ApproximateNumberOfMessagesDelayed",
                                Integer.toString(counts.delayed()));
        Set<String> wanted = names(input, "AttributeNames");
        if (!wanted.contains("All")) {
            all.retain(wanted);
        }
        return Json.object().set("Attributes", all);
    }

    private JsonNode setAttributes(Queue queue, JsonNode input) {
        queues.put(queue.name(), queue.settings().with(attributes(input)));
        return Json.object();
    }

    private JsonNode deadLetterSources(Queue queue) {
        ArrayNode urls = Json.array();
        queues.all().stream()
                .filter(
                        it ->
                                it.settings()
                                        .deadLetterQueue()
                                        .filter(queue.name()::equals)
                                        .isPresent())
                .forEach(it -> urls.add(urlOf(it)));
        return Json.object().set("queueUrls", urls);
    }

    private static Map<String, String> attributes(JsonNode input) {
        Map<String, String> attributes = new TreeMap<>();
        input.path("Attributes")
                .properties()
                .forEach(it -> attributes.put(it.getKey(), it.getValue().asText()));
        return attributes;
    }

    private JsonNode batch(JsonNode input, BiFunction<Queue, JsonNode, ObjectNode> operation) {
        Queue queue = queue(input);
        JsonNode entries = input.path("Entries");
        checkBatch(entries);
        ArrayNode successful = Json.array();
        ArrayNode failed = Json.array();
        for (JsonNode entry : entries) {
            String id = entry.path("Id").asText();
            try {
                successful.add(operation.apply(queue, entry).put("Id", id));
            } catch (ServiceError e) {
                failed.add(
                        Json.object()
                                .put("Id", id)
                                .put("SenderFault", true)
                                .put("Code", e.code())
                                .put("Message", e.getMessage()));
            }
        }
        ObjectNode output = Json.object();
        output.set("Successful", successful);
        output.set("Failed", failed);
        return output;
    }

    private static void checkBatch(JsonNode entries) {
        if (entries.isEmpty()) {
            throw new ServiceError(400, "EmptyBatchRequest", "There must be at least one entry.");
        }
        if (entries.size() > BATCH_MAX) {
            throw new ServiceError(
                    400,
                    "TooManyEntriesInBatchRequest",
                    "Maximum number of entries per request are 10. You have sent "
                            + entries.size()
                            + ".");
        }
        List<String> ids = new ArrayList<>();
        entries.forEach(entry -> ids.add(entry.path("Id").asText()));
        if (new HashSet<>(ids).size() < ids.size()) {
            throw new ServiceError(400, "BatchEntryIdsNotDistinct", "Ids are not distinct: " + ids);
        }
    }
}
