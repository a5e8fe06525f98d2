package io.billfold.local.remote;

import io.billfold.local.sqs.Message;
import io.billfold.local.sqs.MessageQueue;
import io.billfold.local.sqs.QueueCounts;
import io.billfold.local.sqs.QueueSettings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A queue at another endpoint. What a call to it cannot do is logged and left: a message that could
 * not be deleted or hidden is shown again when its visibility time-out ends.
 */
final class RemoteQueue implements MessageQueue {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteQueue.class);
    private static final int RECEIVED_MAX = 10;
    private static final QueueAttributeName VISIBLE =
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    private static final QueueAttributeName IN_FLIGHT =
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
    private static final QueueAttributeName DELAYED =
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED;

    /** Short, so that a poller that waits can be stopped. */
    private static final Duration WAIT_MAX = Duration.ofSeconds(1);

    private static final Duration AFTER_ERROR = Duration.ofSeconds(1);

    /** Who peeks sees no message twice, and hides none for long. */
    private static final int PEEK_SECONDS = 2;

    private final SqsClient sqs;
    private final String url;
    private final String arn;
    private volatile boolean consumed;

    RemoteQueue(SqsClient sqs, String url, String arn) {
        this.sqs = sqs;
        this.url = url;
        this.arn = arn;
    }

    @Override
    public String name() {
        return QueueSettings.nameOf(arn);
    }

    @Override
    public String arn() {
        return arn;
    }

    @Override
    public void consume() {
        consumed = true;
    }

    @Override
    public boolean isConsumed() {
        return consumed;
    }

    /** Hidden as long as the queue's own visibility time-out says. */
    @Override
    public List<Message> receive(int countMax, Duration wait) throws InterruptedException {
        Duration shorter = wait.compareTo(WAIT_MAX) < 0 ? wait : WAIT_MAX;
        try {
            return received(
                    ReceiveMessageRequest.builder()
                            .maxNumberOfMessages(Math.min(countMax, RECEIVED_MAX))
                            .waitTimeSeconds((int) shorter.toSeconds()));
        } catch (AbortedException e) {
            throw interrupted(e);
        } catch (SdkException e) {
            LOG.warn("{} cannot be received from: {}", url, e.getMessage());
            Thread.sleep(AFTER_ERROR);
            return List.of();
        }
    }

    @Override
    public void delete(String receipt) {
        try {
            sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(receipt));
        } catch (SdkException e) {
            LOG.warn("a message of {} cannot be deleted, it comes again: {}", url, e.getMessage());
        }
    }

    /** After its last attempt the queue's redrive policy takes it; the cause stays in this log. */
    @Override
    public void fail(String receipt, String error, Duration retryDelay) {
        int seconds = (int) Math.ceilDiv(retryDelay.toMillis(), 1000L);
        LOG.warn("a message of {} comes again in {} s: {}", url, seconds, error);
        try {
            sqs.changeMessageVisibility(
                    r -> r.queueUrl(url).receiptHandle(receipt).visibilityTimeout(seconds));
        } catch (SdkException e) {
            LOG.warn("a message of {} stays hidden: {}", url, e.getMessage());
        }
    }

    @Override
    public void sendFailed(String body, String error) {
        MessageAttributeValue cause =
                MessageAttributeValue.builder().dataType("String").stringValue(error).build();
        sqs.sendMessage(
                r ->
                        r.queueUrl(url)
                                .messageBody(body)
                                .messageAttributes(Map.of(Message.ERROR_MESSAGE, cause)));
    }

    @Override
    public QueueCounts counts() {
        Map<QueueAttributeName, String> counts =
                sqs.getQueueAttributes(
                                r -> r.queueUrl(url).attributeNames(VISIBLE, IN_FLIGHT, DELAYED))
                        .attributes();
        return new QueueCounts(
                number(counts, VISIBLE), number(counts, IN_FLIGHT), number(counts, DELAYED));
    }

    /** SQS has no way to look without receiving: each look counts as a reception. */
    @Override
    public List<Message> peek(int countMax) {
        Map<String, Message> seen = new LinkedHashMap<>();
        int before = -1;
        while (seen.size() > before && seen.size() < countMax) {
            before = seen.size();
            received(
                            ReceiveMessageRequest.builder()
                                    .maxNumberOfMessages(Math.min(countMax - before, RECEIVED_MAX))
                                    .visibilityTimeout(PEEK_SECONDS))
                    .forEach(message -> seen.put(message.id(), message));
        }
        return List.copyOf(seen.values());
    }

    private List<Message> received(ReceiveMessageRequest.Builder request) {
        return sqs
                .receiveMessage(
                        request.queueUrl(url)
                                .messageAttributeNames("All")
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                                .build())
                .messages()
                .stream()
                .map(RemoteMessage::of)
                .toList();
    }

    private static int number(Map<QueueAttributeName, String> counts, QueueAttributeName name) {
        return Integer.parseInt(counts.getOrDefault(name, "0"));
    }

    private static InterruptedException interrupted(AbortedException cause) {
        InterruptedException interrupted = new InterruptedException("the local cloud stops");
        interrupted.initCause(cause);
        return interrupted;
    }
}
