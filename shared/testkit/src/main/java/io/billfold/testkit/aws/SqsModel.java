package io.billfold.testkit.aws;

import io.billfold.testkit.Chance;
import io.billfold.testkit.aws.QueuedMessage.Sent;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskResponse;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * SQS's standard queues. Messages come in any order that chance gives; one that was received too
 * often moves to the queue for dead letters when it would be received again. Nobody waits: a
 * receiver that would is answered at once.
 */
public final class SqsModel implements SqsClient {
    private static final Set<String> SEND =
            Set.of("QueueUrl", "MessageBody", "DelaySeconds", "MessageAttributes");
    private static final Set<String> SEND_ENTRY =
            Set.of("Id", "MessageBody", "DelaySeconds", "MessageAttributes");
    private static final Set<String> RECEIVE =
            Set.of(
                    "QueueUrl",
                    "MaxNumberOfMessages",
                    "VisibilityTimeout",
                    "WaitTimeSeconds",
                    "MessageSystemAttributeNames",
                    "MessageAttributeNames");

    /** SQS's limits. */
    private static final int RECEIVE_MAX = 10;

    private static final Duration VISIBILITY_MAX = Duration.ofHours(12);

    private final InstantSource clock;
    private final Chance chance;
    private final Map<String, ModelQueue> queues = new TreeMap<>();
    private Consumer<String> arrivals = url -> {};

    /** One without queues. */
    public SqsModel(InstantSource clock, Chance chance) {
        this.clock = clock;
        this.chance = chance;
    }

    /** When something can be received next, perhaps now; empty if nothing is there. */
    public Optional<Instant> nextVisibleAt(String queueUrl) {
        return queue(queueUrl).nextVisibleAt(clock.instant());
    }

    /** How many messages a queue holds, visible or not. */
    public int size(String queueUrl) {
        return queue(queueUrl).size(clock.instant());
    }

    /**
     * Who is told the URL of a queue whenever something was put on it, or can be received sooner
     * than it could.
     */
    public void onArrival(Consumer<String> queueUrlListener) {
        arrivals = queueUrlListener;
    }

    @Override
    public CreateQueueResponse createQueue(CreateQueueRequest request) {
        Known.only(request, Set.of("QueueName", "Attributes"));
        QueueSettings settings = QueueSettings.of(request.attributes());
        ModelQueue there =
                queues.computeIfAbsent(
                        request.queueName(), name -> new ModelQueue(name, settings, chance));
        if (!there.settings().equals(settings)) {
            throw Refusal.of(
                            QueueNameExistsException.builder(),
                            "QueueAlreadyExists",
                            "A queue already exists with the same name and other attributes")
                    .build();
        }
        return CreateQueueResponse.builder().queueUrl(there.url()).build();
    }

    @Override
    public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
        Known.only(request, Set.of("QueueName"));
        return GetQueueUrlResponse.builder().queueUrl(queue(request.queueName()).url()).build();
    }

    @Override
    public ListQueuesResponse listQueues(ListQueuesRequest request) {
        Known.only(request, Set.of());
        List<String> urls = queues.values().stream().map(ModelQueue::url).toList();
        return ListQueuesResponse.builder().queueUrls(urls).build();
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        Known.only(request, Set.of("QueueUrl", "AttributeNames"));
        Map<QueueAttributeName, String> attributes =
                queue(request.queueUrl()).attributes(clock.instant());
        if (!request.attributeNames().contains(QueueAttributeName.ALL)) {
            attributes.keySet().retainAll(request.attributeNames());
        }
        return GetQueueAttributesResponse.builder().attributes(attributes).build();
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        Known.only(request, SEND);
        Sent sent = sent(request.messageBody(), request.messageAttributes());
        QueuedMessage message = send(queue(request.queueUrl()), sent, request.delaySeconds());
        return SendMessageResponse.builder().messageId(message.id()).build();
    }

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        Known.only(request, Set.of("QueueUrl", "Entries"));
        ModelQueue queue = queue(request.queueUrl());
        QueueLimits.checkBatch(
                request.entries().stream().map(SendMessageBatchRequestEntry::id).toList());
        QueueLimits.checkBatchBytes(
                request.entries().stream().map(SendMessageBatchRequestEntry::messageBody).toList());
        List<SendMessageBatchResultEntry> results =
                request.entries().stream().map(entry -> sent(queue, entry)).toList();
        return SendMessageBatchResponse.builder().successful(results).failed(List.of()).build();
    }

    private SendMessageBatchResultEntry sent(ModelQueue queue, SendMessageBatchRequestEntry entry) {
        Known.only(entry, SEND_ENTRY);
        Sent sent = sent(entry.messageBody(), entry.messageAttributes());
        QueuedMessage message = send(queue, sent, entry.delaySeconds());
        return SendMessageBatchResultEntry.builder().id(entry.id()).messageId(message.id()).build();
    }

    private Sent sent(String body, Map<String, MessageAttributeValue> attributes) {
        QueueLimits.checkBody(body);
        return new Sent(body, attributes, clock.instant());
    }

    private QueuedMessage send(ModelQueue queue, Sent sent, @Nullable Integer delaySeconds) {
        int delay = delaySeconds == null ? 0 : delaySeconds;
        QueuedMessage message = queue.send(sent, sent.at().plusSeconds(delay));
        arrivals.accept(queue.url());
        return message;
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        Known.only(request, RECEIVE);
        ModelQueue queue = queue(request.queueUrl());
        int countMax = countMax(request);
        Duration visibility =
                request.visibilityTimeout() == null
                        ? queue.settings().visibility()
                        : Duration.ofSeconds(request.visibilityTimeout());
        List<QueuedMessage> taken = take(queue, countMax, visibility);
        return ReceiveMessageResponse.builder().messages(Asked.by(request).of(taken)).build();
    }

    private List<QueuedMessage> take(ModelQueue queue, int countMax, Duration visibility) {
        Instant now = clock.instant();
        List<QueuedMessage> taken = new ArrayList<>();
        for (QueuedMessage message : queue.visible(now)) {
            if (queue.isDead(message)) {
                bury(queue, message, now);
            } else {
                message.receive(now, now.plus(visibility));
                taken.add(message);
            }
            if (taken.size() == countMax) {
                break;
            }
        }
        return taken;
    }

    private static int countMax(ReceiveMessageRequest request) {
        Integer given = request.maxNumberOfMessages();
        if (given != null && (given < 1 || given > RECEIVE_MAX)) {
            throw QueueLimits.invalid(
                    "MaxNumberOfMessages must be from 1 to " + RECEIVE_MAX + ", not " + given);
        }
        return given == null ? 1 : given;
    }

    private void bury(ModelQueue queue, QueuedMessage message, Instant now) {
        String target = queue.settings().deadLetters();
        if (target != null) {
            move(queue, message, queue(target), message.moved(queue.arn(), now));
        }
    }

    private void move(ModelQueue from, QueuedMessage message, ModelQueue to, QueuedMessage moved) {
        from.remove(message);
        to.add(moved);
        arrivals.accept(to.url());
    }

    @Override
    public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
        Known.only(request, Set.of("QueueUrl", "ReceiptHandle"));
        delete(queue(request.queueUrl()), request.receiptHandle());
        return DeleteMessageResponse.builder().build();
    }

    @Override
    public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
        Known.only(request, Set.of("QueueUrl", "Entries"));
        ModelQueue queue = queue(request.queueUrl());
        QueueLimits.checkBatch(
                request.entries().stream().map(DeleteMessageBatchRequestEntry::id).toList());
        List<DeleteMessageBatchResultEntry> results = new ArrayList<>();
        for (DeleteMessageBatchRequestEntry entry : request.entries()) {
            delete(queue, entry.receiptHandle());
            results.add(DeleteMessageBatchResultEntry.builder().id(entry.id()).build());
        }
        return DeleteMessageBatchResponse.builder().successful(results).failed(List.of()).build();
    }

    /** An older reception's receipt deletes nothing, and that is no error. */
    private static void delete(ModelQueue queue, String receipt) {
        QueueLimits.checkReceipt(receipt);
        queue.ofReceipt(receipt).ifPresent(queue::remove);
    }

    @Override
    public ChangeMessageVisibilityResponse changeMessageVisibility(
            ChangeMessageVisibilityRequest request) {
        Known.only(request, Set.of("QueueUrl", "ReceiptHandle", "VisibilityTimeout"));
        QueueLimits.checkReceipt(request.receiptHandle());
        Duration visibility = Duration.ofSeconds(request.visibilityTimeout());
        if (visibility.isNegative() || visibility.compareTo(VISIBILITY_MAX) > 0) {
            throw QueueLimits.invalid("VisibilityTimeout must be from 0 to 43200");
        }
        ModelQueue queue = queue(request.queueUrl());
        Instant now = clock.instant();
        QueuedMessage message =
                queue.ofReceipt(request.receiptHandle())
                        .filter(it -> !it.isVisible(now))
                        .orElseThrow(QueueLimits::notInFlight);
        hide(queue, message, now.plus(visibility));
        return ChangeMessageVisibilityResponse.builder().build();
    }

    private void hide(ModelQueue queue, QueuedMessage message, Instant until) {
        boolean sooner = until.isBefore(message.visibleAt());
        message.hide(until);
        if (sooner) {
            arrivals.accept(queue.url());
        }
    }

    /** Moves all that is visible, at once. */
    @Override
    public StartMessageMoveTaskResponse startMessageMoveTask(StartMessageMoveTaskRequest request) {
        Known.only(request, Set.of("SourceArn", "DestinationArn"));
        ModelQueue queue = queue(request.sourceArn());
        Instant now = clock.instant();
        for (QueuedMessage message : queue.visible(now)) {
            String target =
                    request.destinationArn() == null
                            ? message.deadLetterSource()
                            : request.destinationArn();
            if (target != null) {
                move(queue, message, queue(target), message.redriven(now));
            }
        }
        return StartMessageMoveTaskResponse.builder().taskHandle(queue.arn()).build();
    }

    /** By its name, URL or ARN. */
    private ModelQueue queue(String nameOrUrlOrArn) {
        int before = Math.max(nameOrUrlOrArn.lastIndexOf('/'), nameOrUrlOrArn.lastIndexOf(':'));
        ModelQueue queue = queues.get(nameOrUrlOrArn.substring(before + 1));
        if (queue == null) {
            throw Refusal.of(
                            QueueDoesNotExistException.builder(),
                            "AWS.SimpleQueueService.NonExistentQueue",
                            "The specified queue does not exist: " + nameOrUrlOrArn)
                    .build();
        }
        return queue;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** There is nothing to close. */
    @Override
    public void close() {}
}
