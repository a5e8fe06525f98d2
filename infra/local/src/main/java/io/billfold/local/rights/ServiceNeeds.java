package io.billfold.local.rights;

import io.billfold.local.http.Request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a call of a service needs, for all services but DynamoDB. */
final class ServiceNeeds {
    /** Operations that are the same action as another. */
    private static final Map<String, String> SQS_ACTIONS =
            Map.of(
                    "SendMessageBatch", "SendMessage",
                    "DeleteMessageBatch", "DeleteMessage",
                    "ChangeMessageVisibilityBatch", "ChangeMessageVisibility");

    private ServiceNeeds() {}

    static List<Need> of(Request request) {
        return request.target()
                .map(it -> byTarget(it, request.body()))
                .orElseGet(() -> byService(request.signedService().orElse(""), request));
    }

    private static List<Need> byTarget(String target, byte[] body) {
        String operation = target.substring(target.indexOf('.') + 1);
        return switch (target.substring(0, Math.max(target.indexOf('.'), 0))) {
            case "AmazonSQS" ->
                    List.of(
                            new Need(
                                    "sqs:" + SQS_ACTIONS.getOrDefault(operation, operation),
                                    queue(body)));
            case "AWSEvents" ->
                    buses(operation, body).map(it -> new Need("events:" + operation, it)).toList();
            case "secretsmanager" -> List.of(new Need("secretsmanager:" + operation, secret(body)));
            default -> List.of(new Need("unknown:" + operation, "*"));
        };
    }

    private static List<Need> byService(String service, Request request) {
        return switch (service) {
            case "s3" -> ObjectNeeds.of(request);
            case "ses" -> mail(request.body());
            // everybody may ask who they are
            case "sts" -> List.of();
            default -> List.of(new Need(service + ":" + request.method(), "*"));
        };
    }

    private static String queue(byte[] body) {
        return Fields.text(body, "QueueUrl")
                .or(() -> Fields.text(body, "SourceArn"))
                .map(Arns::queue)
                .orElse("*");
    }

    private static Stream<String> buses(String operation, byte[] body) {
        if (!operation.equals("PutEvents")) {
            return Stream.of("*");
        }
        return Fields.each(body, "Entries", "EventBusName").stream()
                .map(it -> Arns.bus(it.isEmpty() ? "default" : it))
                .distinct();
    }

    private static String secret(byte[] body) {
        return Fields.text(body, "SecretId").map(Arns::secret).orElse("*");
    }

    /** What it is sent from and what tells of it are both asked for. */
    private static List<Need> mail(byte[] body) {
        String action = action(body);
        List<Need> needs = new ArrayList<>();
        needs.add(new Need(action, sender(body)));
        Fields.text(body, "ConfigurationSetName")
                .ifPresent(it -> needs.add(new Need(action, Arns.configurationSet(it))));
        return needs;
    }

    /** A message that the caller composed byte by byte has an action of its own. */
    private static String action(byte[] body) {
        return Fields.names(body, "Content").contains("Raw") ? "ses:SendRawEmail" : "ses:SendEmail";
    }

    private static String sender(byte[] body) {
        return Fields.text(body, "FromEmailAddress").map(Arns::identity).orElse("*");
    }
}
