package io.billfold.local.remote;

import io.billfold.local.sqs.Message;
import io.billfold.local.sqs.MessageAttribute;

import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** A message as the SDK has it, for a function's poller. */
final class RemoteMessage {
    private RemoteMessage() {}

    static Message of(software.amazon.awssdk.services.sqs.model.Message received) {
        Map<MessageSystemAttributeName, String> about = received.attributes();
        Map<String, MessageAttribute> attributes = new TreeMap<>();
        received.messageAttributes().forEach((name, it) -> attributes.put(name, attribute(it)));
        return new Message(
                received.messageId(),
                received.body(),
                attributes,
                received.receiptHandle(),
                number(about, MessageSystemAttributeName.SENT_TIMESTAMP),
                (int) number(about, MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT),
                number(about, MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP),
                about.get(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN));
    }

    private static MessageAttribute attribute(MessageAttributeValue value) {
        byte[] binary = value.binaryValue() == null ? null : value.binaryValue().asByteArray();
        return new MessageAttribute(
                value.dataType(),
                value.stringValue(),
                binary == null ? null : Base64.getEncoder().encodeToString(binary));
    }

    private static long number(
            Map<MessageSystemAttributeName, String> about, MessageSystemAttributeName name) {
        return Long.parseLong(about.getOrDefault(name, "0"));
    }
}
