package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lambda's event source mapping of a queue: receives a batch, calls the function, deletes what is
 * done. Many run side by side: whatever arrives while one waits for its function is received by the
 * next.
 */
final class MessageMapping {
    private static final Duration POLL_MIN = Duration.ofMillis(5);
    private static final Duration POLL_MAX = Duration.ofMillis(1500);
    private static final Duration AGAIN_MIN = Duration.ofDays(1);
    private static final Duration AGAIN_MAX = Duration.ofDays(4);

    private final World world;
    private final Topology.Function function;
    private final Topology.Trigger.Messages trigger;
    private Instant nextPoll = Instant.MAX;

    MessageMapping(World world, Topology.Function function, Topology.Trigger.Messages trigger) {
        this.world = world;
        this.function = function;
        this.trigger = trigger;
    }

    /** Something may be there: looks soon, or when it becomes visible. */
    void wake() {
        world.services()
                .sqs()
                .nextVisibleAt(trigger.queueUrl())
                .map(this::pollTime)
                .filter(at -> at.isBefore(nextPoll))
                .ifPresent(
                        at -> {
                            nextPoll = at;
                            world.timeline().at(at, this::poll);
                        });
    }

    private Instant pollTime(Instant visibleAt) {
        Instant now = world.timeline().instant();
        Instant earliest = visibleAt.isAfter(now) ? visibleAt : now;
        String what = "poll for " + function.id() + " at " + earliest;
        return earliest.plus(world.chance().between(POLL_MIN, POLL_MAX, what));
    }

    private void poll() {
        nextPoll = Instant.MAX;
        int size = 1 + (int) world.chance().below(trigger.batchSize(), "batch at " + now());
        List<Message> messages =
                world.services()
                        .sqs()
                        .receiveMessage(
                                r ->
                                        r.queueUrl(trigger.queueUrl())
                                                .maxNumberOfMessages(size)
                                                .messageSystemAttributeNames(
                                                        MessageSystemAttributeName.ALL))
                        .messages();
        wake();
        if (!messages.isEmpty()) {
            handle(messages);
            wake();
        }
    }

    private Instant now() {
        return world.timeline().instant();
    }

    private void handle(List<Message> messages) {
        if (world.sabotage().deletesFirst()) {
            messages.forEach(this::delete);
        }
        Message first = messages.getFirst();
        Optional<byte[]> answer = world.invoke(function, key(first), event(messages));
        if (answer.isPresent()) {
            Set<String> failed = trigger.partial() ? failures(answer.get()) : Set.of();
            messages.stream()
                    .filter(message -> !failed.contains(message.messageId()))
                    .forEach(this::done);
        }
    }

    /** For example {@code IssueInvoice message 1a2b3c4d, delivery 2}. */
    private String key(Message message) {
        return "%s message %.8s, delivery %s"
                .formatted(
                        function.id(),
                        message.messageId(),
                        message.attributes()
                                .get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
    }

    private void done(Message message) {
        String what = "done " + key(message);
        // at least once: a message that is not deleted in time comes back
        if (!world.faults().happens(Fault.TWICE, what)) {
            delete(message);
        }
        if (world.faults().happens(Fault.AGAIN, what)) {
            world.timeline()
                    .in(
                            world.chance().between(AGAIN_MIN, AGAIN_MAX, "return of " + what),
                            () -> send(message.body()));
        }
    }

    private void send(String body) {
        world.services().sqs().sendMessage(r -> r.queueUrl(trigger.queueUrl()).messageBody(body));
    }

    private void delete(Message message) {
        world.services()
                .sqs()
                .deleteMessage(
                        r -> r.queueUrl(trigger.queueUrl()).receiptHandle(message.receiptHandle()));
    }

    private static Set<String> failures(byte[] answer) {
        Set<String> failed = new HashSet<>();
        Json.parse(answer)
                .path("batchItemFailures")
                .forEach(failure -> failed.add(failure.path("itemIdentifier").asText()));
        return failed;
    }

    private static byte[] event(List<Message> messages) {
        ObjectNode event = Json.object();
        ArrayNode records = event.putArray("Records");
        for (Message message : messages) {
            ObjectNode json =
                    records.addObject()
                            .put("messageId", message.messageId())
                            .put("receiptHandle", message.receiptHandle())
                            .put("body", message.body())
                            .put("eventSource", "aws:sqs");
            ObjectNode attributes = json.putObject("attributes");
            message.attributes().forEach((name, value) -> attributes.put(name.toString(), value));
        }
        return Json.bytes(event);
    }
}
