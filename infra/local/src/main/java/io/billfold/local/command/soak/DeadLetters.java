package io.billfold.local.command.soak;

import io.billfold.local.command.Connection;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What functions gave up on: brought back once, and then counted. */
final class DeadLetters {
    private static final String SUFFIX = "DeadLetters";
    private static final int RECEIVED_MAX = 10;
    private static final int BODY_SHOWN = 300;

    /** Longer than counting takes, so that nothing is counted twice. */
    private static final Duration HIDDEN = Duration.ofHours(1);

    private final List<String> violations = new ArrayList<>();
    private final Map<String, Set<String>> expected;
    private int found;

    private DeadLetters(Map<String, Set<String>> expected) {
        this.expected = expected;
    }

    /** Moves all back to where they came from: what was no rubbish is handled now. */
    static boolean redrive(Connection cloud) {
        SqsClient sqs = cloud.clients().sqs();
        for (String id : ids(cloud)) {
            String url = cloud.physical(id);
            String arn =
                    sqs.getQueueAttributes(
                                    r ->
                                            r.queueUrl(url)
                                                    .attributeNames(QueueAttributeName.QUEUE_ARN))
                            .attributes()
                            .get(QueueAttributeName.QUEUE_ARN);
            sqs.startMessageMoveTask(r -> r.sourceArn(arn));
        }
        return true;
    }

    /**
     * Counts what is left.
     *
     * @param expected the tokens of the rubbish that must be there, by queue, and nothing else
     */
    static DeadLetters count(Connection cloud, Map<String, Set<String>> expected) {
        DeadLetters counted = new DeadLetters(expected);
        for (String id : ids(cloud)) {
            String queue = id.substring(0, id.length() - SUFFIX.length());
            counted.compare(queue, bodies(cloud.clients().sqs(), cloud.physical(id)));
        }
        bodies(cloud.clients().sqs(), cloud.physical("UndeliveredEvents"))
                .forEach(body -> counted.violations.add("undelivered: " + shortened(body)));
        return counted;
    }

    /** How many pieces of rubbish lie there. */
    int found() {
        return found;
    }

    /** What should not lie there, and what should but does not. */
    List<String> violations() {
        return violations;
    }

    private void compare(String queue, List<String> bodies) {
        Set<String> rubbish = new TreeSet<>(expected.getOrDefault(queue, Set.of()));
        Map<String, String> others = new TreeMap<>();
        for (String body : bodies) {
            String token = Rubbish.token(body);
            if (token == null || !expected.getOrDefault(queue, Set.of()).contains(token)) {
                others.put(body, shortened(body));
            } else if (rubbish.remove(token)) {
                found++;
            }
        }
        rubbish.forEach(token -> violations.add(queue + " lost " + token));
        others.values().forEach(body -> violations.add(queue + " gave up on " + body));
    }

    private static String shortened(String body) {
        return body.substring(0, Math.min(body.length(), BODY_SHOWN));
    }

    private static List<String> ids(Connection cloud) {
        return cloud.logicalIds().stream().filter(id -> id.endsWith(SUFFIX)).sorted().toList();
    }

    private static List<String> bodies(SqsClient sqs, String url) {
        List<String> bodies = new ArrayList<>();
        int hiddenSeconds = (int) HIDDEN.toSeconds();
        ReceiveMessageResponse received;
        do {
            received =
                    sqs.receiveMessage(
                            r ->
                                    r.queueUrl(url)
                                            .maxNumberOfMessages(RECEIVED_MAX)
                                            .visibilityTimeout(hiddenSeconds));
            received.messages().stream().map(Message::body).forEach(bodies::add);
        } while (!received.messages().isEmpty());
        return bodies;
    }
}
