package io.billfold.testkit.aws;

import io.billfold.testkit.Chance;
import io.billfold.testkit.aws.QueuedMessage.Sent;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A standard queue: its messages, visible and hidden. */
final class ModelQueue {
    private static final String ARN = "arn:aws:sqs:eu-central-1:000000000000:";
    private static final String URL = "https://sqs.eu-central-1.amazonaws.com/000000000000/";

    private final String name;
    private final QueueSettings settings;
    private final Chance chance;
    private final Map<String, QueuedMessage> messages = new LinkedHashMap<>();
    private final Map<String, Integer> sentByBody = new HashMap<>();

    ModelQueue(String name, QueueSettings settings, Chance chance) {
        this.name = name;
        this.settings = settings;
        this.chance = chance;
    }

    String url() {
        return URL + name;
    }

    String arn() {
        return ARN + name;
    }

    QueueSettings settings() {
        return settings;
    }

    /** Sends a message; its id depends on what was sent here before in the same words only. */
    QueuedMessage send(Sent sent, Instant visibleAt) {
        int before = sentByBody.merge(sent.body(), 1, Integer::sum) - 1;
        String id = chance.id(name + "|" + sent.body() + "|" + before);
        QueuedMessage message = new QueuedMessage(id, sent, visibleAt, null, chance);
        messages.put(id, message);
        return message;
    }

    void add(QueuedMessage message) {
        messages.put(message.id(), message);
    }

    void remove(QueuedMessage message) {
        messages.remove(message.id());
    }

    /** What can be received, in the order in which it is; any order, as SQS has it. */
    List<QueuedMessage> visible(Instant now) {
        expire(now);
        return messages.values().stream()
                .filter(message -> message.isVisible(now))
                .sorted(Comparator.comparingLong(QueuedMessage::turn))
                .toList();
    }

    /** Whether a message was received as often as it may. */
    boolean isDead(QueuedMessage message) {
        return settings.deadLetters() != null && message.receiveCount() >= settings.receivesMax();
    }

    /** The message whose last reception a receipt names. */
    Optional<QueuedMessage> ofReceipt(String receipt) {
        String id = receipt.substring(0, receipt.indexOf('#'));
        return Optional.ofNullable(messages.get(id))
                .filter(message -> message.receipt().equals(receipt));
    }

    Optional<Instant> nextVisibleAt(Instant now) {
        expire(now);
        @Nullable Instant next = null;
        for (QueuedMessage message : messages.values()) {
            if (next == null || message.visibleAt().isBefore(next)) {
                next = message.visibleAt();
            }
        }
        return Optional.ofNullable(next).map(it -> it.isBefore(now) ? now : it);
    }

    int size(Instant now) {
        expire(now);
        return messages.size();
    }

    /** A message that lived too long is gone, whether anybody saw it or not. */
    private void expire(Instant now) {
        Duration retention = settings.retention();
        messages.values().removeIf(it -> !it.sentAt().plus(retention).isAfter(now));
    }

    Map<QueueAttributeName, String> attributes(Instant now) {
        Map<QueueAttributeName, String> all = new EnumMap<>(QueueAttributeName.class);
        all.putAll(settings.given());
        int visible = visible(now).size();
        all.put(QueueAttributeName.QUEUE_ARN, arn());
        all.put(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Long.toString(settings.visibility().toSeconds()));
        all.put(
                QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                Long.toString(settings.retention().toSeconds()));
        all.put(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, Integer.toString(visible));
        all.put(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                Integer.toString(messages.size() - visible));
        return all;
    }
}
