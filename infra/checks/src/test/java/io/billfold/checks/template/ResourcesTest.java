package io.billfold.checks.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.checks.template.RawTemplate.Declared;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Queues, tables, the bucket and the bus. */
class ResourcesTest {
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final int DEAD_LETTERS_RETENTION_SECONDS = 1_209_600;

    static List<Declared> workQueues() {
        return RawTemplate.ofType(QUEUE).stream()
                .filter(queue -> !deadLetterQueues().contains(queue.id()))
                .toList();
    }

    static Set<String> deadLetterQueues() {
        Set<String> ids =
                RawTemplate.ofType(QUEUE).stream()
                        .map(queue -> queue.text("RedrivePolicy.deadLetterTargetArn"))
                        .filter(arn -> !arn.isEmpty())
                        .map(RawTemplate::target)
                        .collect(Collectors.toSet());
        // where the bus, the schedules and the streams put what they can't deliver
        ids.add("UndeliveredEvents");
        return ids;
    }

    static List<Declared> tables() {
        return RawTemplate.ofType("AWS::DynamoDB::Table");
    }

    static List<Declared> rules() {
        return RawTemplate.ofType("AWS::Events::Rule");
    }

    @ParameterizedTest
    @MethodSource("workQueues")
    void everyQueueGivesUpIntoADeadLetterQueueOfItsOwn(Declared queue) {
        String target = queue.text("RedrivePolicy.deadLetterTargetArn");
        assertThat(target).isEqualTo("GetAtt " + queue.id() + "DeadLetters.Arn");
        assertThat((Integer) queue.at("RedrivePolicy.maxReceiveCount")).isBetween(3, 10);
    }

    @ParameterizedTest
    @MethodSource("deadLetterQueues")
    void aDeadLetterRingsAnAlarmAndIsKeptAsLongAsCanBe(String id) {
        assertThat(RawTemplate.resource(id).at("MessageRetentionPeriod"))
                .isEqualTo(DEAD_LETTERS_RETENTION_SECONDS);
        assertThat(RawTemplate.ofType("AWS::CloudWatch::Alarm"))
                .filteredOn(
                        it -> it.text("MetricName").equals("ApproximateNumberOfMessagesVisible"))
                .filteredOn(it -> Alarms.watches(it, "QueueName", "GetAtt " + id + ".QueueName"))
                .singleElement()
                .satisfies(Alarms::rings);
    }

    @ParameterizedTest
    @MethodSource("workQueues")
    void aMessageStaysHiddenSixTimesAsLongAsItsFunctionMayTake(Declared queue) {
        List<Declared> readers =
                RawTemplate.ofType("AWS::Serverless::Function").stream()
                        .filter(function -> reads(function, queue))
                        .toList();
        assertThat(readers).as("functions that read " + queue).hasSize(1);
        int seconds = timeoutSeconds(readers.getFirst());
        // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
        assertThat((Integer) queue.at("VisibilityTimeout")).isGreaterThanOrEqualTo(6 * seconds);
        assertThat(Rights.actionsOn(readers.getFirst(), queue.id()))
                .contains("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleMaySendToItsQueueAndKeepsWhatCannotBeSent(Declared rule) {
        boolean isOfAws = rule.list("EventPattern.source").toString().startsWith("[aws.");
        assertThat(rule.text("EventBusName"))
                .as("what AWS tells comes on the account's own bus")
                .isEqualTo(isOfAws ? "" : "Ref Bus");
        for (Object target : rule.list("Targets")) {
            Map<String, Object> named = RawTemplate.asMap(target);
            String queue = RawTemplate.target(String.valueOf(named.get("Arn")));
            assertThat(RawTemplate.resource(queue).type()).isEqualTo(QUEUE);
            assertThat(senders(queue)).as("rules that may send to " + queue).contains(rule.id());
            assertThat(named)
                    .containsEntry(
                            "DeadLetterConfig", Map.of("Arn", "GetAtt UndeliveredEvents.Arn"));
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyTableIsKeptBackedUpAndStreamed(Declared table) {
        assertThat(table.whole())
                .containsEntry("DeletionPolicy", "Retain")
                .containsEntry("UpdateReplacePolicy", "Retain");
        assertThat(table.text("BillingMode")).isEqualTo("PAY_PER_REQUEST");
        assertThat(table.at("PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled"))
                .isEqualTo(true);
        assertThat(table.at("DeletionProtectionEnabled")).isEqualTo(true);
        assertThat(table.text("StreamSpecification.StreamViewType")).isEqualTo("NEW_IMAGE");
        assertThat(table.text("TimeToLiveSpecification.AttributeName")).isEqualTo("ttl");
    }

    @Test
    void everyTablesStreamIsRelayed() {
        Set<String> relayed =
                RawTemplate.resource("RelayOutbox").map("Events").values().stream()
                        .map(event -> RawTemplate.asMap(RawTemplate.asMap(event).get("Properties")))
                        .map(event -> String.valueOf(event.get("Stream")))
                        .collect(Collectors.toSet());
        assertThat(relayed)
                .isEqualTo(
                        tables().stream()
                                .map(table -> "GetAtt " + table.id() + ".StreamArn")
                                .collect(Collectors.toSet()));
    }

    @Test
    void documentsCanBeNeitherOverwrittenNorSeenByThePublic() {
        Declared bucket = RawTemplate.resource("Documents");
        assertThat(bucket.whole()).containsEntry("DeletionPolicy", "Retain");
        assertThat(bucket.at("ObjectLockEnabled")).isEqualTo(true);
        assertThat(bucket.text("ObjectLockConfiguration.ObjectLockEnabled")).isEqualTo("Enabled");
        assertThat(bucket.map("ObjectLockConfiguration.Rule.DefaultRetention"))
                .containsEntry("Mode", "COMPLIANCE");
        assertThat(bucket.text("VersioningConfiguration.Status")).isEqualTo("Enabled");
        assertThat(bucket.list("BucketEncryption.ServerSideEncryptionConfiguration")).isNotEmpty();
        assertThat(bucket.map("PublicAccessBlockConfiguration"))
                .hasSize(4)
                .allSatisfy((name, blocked) -> assertThat(blocked).isEqualTo(true));
    }

    @Test
    void documentsTravelEncryptedAlone() {
        assertThat(RawTemplate.ofType("AWS::S3::BucketPolicy"))
                .filteredOn(policy -> policy.text("Bucket").equals("Ref Documents"))
                .singleElement()
                .satisfies(ResourcesTest::deniesPlainText);
    }

    @Test
    void uploadsTravelEncryptedAloneAndAreNotForThePublic() {
        Declared bucket = RawTemplate.resource("Uploads");
        assertThat(bucket.whole()).containsEntry("DeletionPolicy", "Retain");
        assertThat(bucket.list("BucketEncryption.ServerSideEncryptionConfiguration")).isNotEmpty();
        assertThat(bucket.map("PublicAccessBlockConfiguration"))
                .hasSize(4)
                .allSatisfy((name, blocked) -> assertThat(blocked).isEqualTo(true));
        assertThat(RawTemplate.ofType("AWS::S3::BucketPolicy"))
                .filteredOn(policy -> policy.text("Bucket").equals("Ref Uploads"))
                .singleElement()
                .satisfies(ResourcesTest::deniesPlainText);
    }

    private static void deniesPlainText(Declared policy) {
        assertThat(policy.list("PolicyDocument.Statement"))
                .map(RawTemplate::asMap)
                .filteredOn(statement -> "s3:*".equals(statement.get("Action")))
                .singleElement()
                .satisfies(
                        statement ->
                                assertThat(statement)
                                        .containsEntry("Effect", "Deny")
                                        .containsEntry("Principal", "*")
                                        .containsEntry(
                                                "Condition",
                                                Map.of(
                                                        "Bool",
                                                        Map.of("aws:SecureTransport", "false"))));
    }

    @Test
    void starsStandNowhereElse() {
        assertThat(
                        RawTemplate.resources()
                                .filter(it -> it.whole().toString().contains("s3:*"))
                                .map(Declared::id))
                .containsExactly(
                        "DocumentsPolicy", "UploadsPolicy", "PackagesPolicy", "ExchangePolicy");
    }

    @Test
    void queuesAreEncrypted() {
        assertThat(RawTemplate.ofType(QUEUE))
                .allSatisfy(queue -> assertThat(queue.at("SqsManagedSseEnabled")).isEqualTo(true));
    }

    private static int timeoutSeconds(Declared function) {
        Object own = function.at("Timeout");
        Object timeout = own == null ? RawTemplate.global("Timeout") : own;
        return Integer.parseInt(String.valueOf(timeout));
    }

    private static boolean reads(Declared function, Declared queue) {
        return function.map("Events").values().stream()
                .map(event -> RawTemplate.asMap(RawTemplate.asMap(event).get("Properties")))
                .anyMatch(event -> ("GetAtt " + queue.id() + ".Arn").equals(event.get("Queue")));
    }

    /** The rules that the queue's policy lets send to it. */
    private static Set<String> senders(String queue) {
        return RawTemplate.ofType("AWS::SQS::QueuePolicy").stream()
                .flatMap(policy -> policy.list("PolicyDocument.Statement").stream())
                .map(RawTemplate::asMap)
                .filter(it -> ("GetAtt " + queue + ".Arn").equals(it.get("Resource")))
                .flatMap(it -> RawTemplate.asMap(it.get("Condition")).values().stream())
                .flatMap(it -> RawTemplate.asMap(it).values().stream())
                .flatMap(it -> RawTemplate.asList(it).stream())
                .map(RawTemplate::target)
                .collect(Collectors.toSet());
    }
}
