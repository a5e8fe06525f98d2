package io.billfold.testkit.aws;

import io.billfold.testkit.Chance;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** A message in a queue. */
final class QueuedMessage {
    private final String id;
    private final String body;
    private final Map<String, MessageAttributeValue> attributes;
    private final Instant sentAt;
    private final @Nullable String deadLetterSource;
    private final Chance chance;
    private Instant visibleAt;
    private @Nullable Instant firstReceivedAt;
    private int receiveCount;
    private long turn;

    /**
     * One that was never received.
     *
     * @param deadLetterSource the ARN of the queue that it came from, of a dead letter
     * @param chance decides when its turn is among others
     */
    QueuedMessage(
            String id,
            Sent sent,
            Instant visibleAt,
            @Nullable String deadLetterSource,
            Chance chance) {
        this.id = id;
        this.body = sent.body();
        this.attributes = sent.attributes();
        this.sentAt = sent.at();
        this.visibleAt = visibleAt;
        this.deadLetterSource = deadLetterSource;
        this.chance = chance;
        this.turn = chance.draw(id + receiveCount);
    }

    /** What was sent, and when. */
    record Sent(String body, Map<String, MessageAttributeValue> attributes, Instant at) {
        Sent {
            attributes = Map.copyOf(attributes);
        }
    }

    String id() {
        return id;
    }

    Instant sentAt() {
        return sentAt;
    }

    Instant visibleAt() {
        return visibleAt;
    }

    int receiveCount() {
        return receiveCount;
    }

    /** Its place among those that could be received with it; another after each reception. */
    long turn() {
        return turn;
    }

    @Nullable String deadLetterSource() {
        return deadLetterSource;
    }

    boolean isVisible(Instant now) {
        return !visibleAt.isAfter(now);
    }

    void hide(Instant until) {
        visibleAt = until;
    }

    /** Names the last reception; never a message's id alone. */
    String receipt() {
        return id + "#" + receiveCount;
    }

    void receive(Instant now, Instant hiddenUntil) {
        receiveCount++;
        turn = chance.draw(id + receiveCount);
        visibleAt = hiddenUntil;
        if (firstReceivedAt == null) {
            firstReceivedAt = now;
        }
    }

    /**
     * The same message as it lies in another queue, counted anew.
     *
     * @param source of a dead letter
     */
    QueuedMessage moved(String source, Instant now) {
        return new QueuedMessage(id, new Sent(body, attributes, sentAt), now, source, chance);
    }

    /**
     * The same message as it was redriven: it lives as long as a new one
     * (docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html).
     */
    QueuedMessage redriven(Instant now) {
        return new QueuedMessage(id, new Sent(body, attributes, now), now, null, chance);
    }

    /** As its receiver sees it. */
    Message received() {
        return Message.builder()
                .messageId(id)
                .receiptHandle(receipt())
                .body(body)
                .messageAttributes(attributes)
                .attributes(systemAttributes())
                .build();
    }

    private Map<MessageSystemAttributeName, String> systemAttributes() {
        Map<MessageSystemAttributeName, String> all =
                new EnumMap<>(MessageSystemAttributeName.class);
        all.put(MessageSystemAttributeName.SENDER_ID, "model");
        all.put(MessageSystemAttributeName.SENT_TIMESTAMP, millis(sentAt));
        all.put(
                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                Integer.toString(receiveCount));
        if (firstReceivedAt != null) {
            all.put(
                    MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP,
                    millis(firstReceivedAt));
        }
        if (deadLetterSource != null) {
            all.put(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, deadLetterSource);
        }
        return all;
    }

    private static String millis(Instant time) {
        return Long.toString(time.toEpochMilli());
    }
}
