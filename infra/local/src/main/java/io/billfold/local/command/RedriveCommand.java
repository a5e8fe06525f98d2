package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings messages back from the dead-letter queues. */
@Command(
        name = "redrive",
        sortOptions = false,
        description = {
            "Move messages that functions gave up on back to their queues. Mend what was wrong"
                    + " first: each message is tried again, and comes back here if it fails again."
        },
        footer = {"", "Example: billfold redrive --list; billfold redrive Orders"})
final class RedriveCommand extends CloudCommand {
    private static final String DEAD_LETTERS = "DeadLetters";

    @Parameters(
            paramLabel = "QUEUE",
            arity = "0..1",
            description = "Only this queue, by its name in the template, for example Orders.")
    private @Nullable String queue;

    @Option(names = "--list", description = "Only list them, with their causes.")
    private boolean listOnly;

    @Override
    int run(Connection cloud) {
        int found = 0;
        for (String name : deadLetterQueues(cloud)) {
            String url = cloud.physical(name);
            JsonNode messages = cloud.messages(url.substring(url.lastIndexOf('/') + 1));
            if (!messages.isEmpty()) {
                print(name, messages.size(), causes(messages));
                if (!listOnly) {
                    move(cloud.clients().sqs(), url);
                }
            }
            found += messages.size();
        }
        if (found == 0) {
            out().println(
                            "no message waits in a dead-letter queue"
                                    + (queue == null ? "" : " of " + queue));
        } else if (!listOnly) {
            out().println(found + " messages moved back");
        }
        return 0;
    }

    private List<String> deadLetterQueues(Connection cloud) {
        List<String> names =
                cloud.logicalIds().stream()
                        .filter(id -> id.endsWith(DEAD_LETTERS))
                        .filter(this::isAsked)
                        .sorted()
                        .toList();
        if (names.isEmpty()) {
            throw new CommandFailure("the template has no dead-letter queue of " + queue);
        }
        return names;
    }

    private boolean isAsked(String id) {
        return queue == null || id.equals(queue) || id.equals(queue + DEAD_LETTERS);
    }

    private static Map<String, Integer> causes(JsonNode messages) {
        Map<String, Integer> causes = new LinkedHashMap<>();
        for (JsonNode message : messages) {
            String cause =
                    message.path("attributes").path("ErrorMessage").asText("no cause is known");
            causes.merge(cause, 1, Integer::sum);
        }
        return causes;
    }

    private void print(String name, int count, Map<String, Integer> causes) {
        out().println(name + ": " + count + (count == 1 ? " message" : " messages"));
        causes.forEach((cause, times) -> out().println("    " + times + " x " + cause));
    }

    private static void move(SqsClient sqs, String url) {
        String arn =
                sqs.getQueueAttributes(
                                r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        sqs.startMessageMoveTask(r -> r.sourceArn(arn));
    }
}
