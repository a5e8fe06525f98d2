package io.billfold.testkit.aws;

import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which attributes of messages a receiver asked for.
 *
 * @param system SQS's own
 * @param others the sender's
 */
record Asked(Set<String> system, Set<String> others) {
    private static final String ALL = "All";

    static Asked by(ReceiveMessageRequest request) {
        return new Asked(
                Set.copyOf(request.messageSystemAttributeNamesAsStrings()),
                Set.copyOf(request.messageAttributeNames()));
    }

    /** Messages with these and no others. */
    List<Message> of(List<QueuedMessage> messages) {
        return messages.stream().map(QueuedMessage::received).map(this::of).toList();
    }

    private Message of(Message message) {
        Map<MessageSystemAttributeName, String> known = new HashMap<>(message.attributes());
        if (!system.contains(ALL)) {
            known.keySet().removeIf(name -> !system.contains(name.toString()));
        }
        Map<String, MessageAttributeValue> sent = new HashMap<>(message.messageAttributes());
        if (!others.contains(ALL)) {
            sent.keySet().retainAll(others);
        }
        return message.toBuilder().attributes(known).messageAttributes(sent).build();
    }
}
