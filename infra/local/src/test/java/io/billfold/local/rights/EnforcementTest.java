package io.billfold.local.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.lambda.Host;
import io.billfold.local.LocalCloud;
import io.billfold.local.LocalCloudOptions;
import io.billfold.local.TestClients;
import io.billfold.local.http.Json;
import io.billfold.local.sqs.Message;
import io.billfold.local.template.TemplateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A function may do what its role says, and the account's owner everything. */
class EnforcementTest {
    private static final Path TEMPLATE = Path.of("src/test/resources/small.yaml");
    private static final String WRITE = "{Effect: Allow, Action: dynamodb:PutItem,";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir Path folder;

    @Test
    void withoutItsRightAFunctionFailsAndItsMessageEndsAsADeadLetterWithThatCause()
            throws Exception {
        try (LocalCloud cloud = start(WRITE, "{Effect: Allow, Action: dynamodb:GetItem,")) {
            cloud.queues().queue(cloud.physicalId("Incoming")).send("order", Map.of(), null);
            assertThat(cloud.awaitIdle(SOON)).isTrue();

            assertThat(cloud.queue("IncomingDead").peek(2))
                    .singleElement()
                    .satisfies(
                            it ->
                                    assertThat(it.attributes().get(Message.ERROR_MESSAGE))
                                            .asString()
                                            .contains(
                                                    "User: arn:aws:sts::000000000000:assumed-role/billfold-TakeOrderRole/billfold-TakeOrder"
                                                            + " is not authorized to perform: dynamodb:PutItem on resource:"
                                                            + " arn:aws:dynamodb:eu-central-1:000000000000:table/billfold-Orders"
                                                            + " because no identity-based policy allows the dynamodb:PutItem action"));
            assertThat(
                            TestClients.dynamo(cloud.endpoint())
                                    .scan(it -> it.tableName("billfold-Orders"))
                                    .items())
                    .as("written; the owner may look")
                    .isEmpty();
            assertThat(cloud.rights().refused())
                    .singleElement()
                    .asString()
                    .startsWith("TakeOrderRole (small.yaml:")
                    .contains("add Action dynamodb:PutItem, Resource arn:aws:dynamodb:");
        }
    }

    @Test
    void eachServiceRefusesInItsOwnWay() throws Exception {
        try (LocalCloud cloud = start("", "")) {
            Host host = new Host(cloud.environmentOf("Relay"), InstantSource.system());
            DynamoDbClient dynamo = TestClients.as(host, DynamoDbClient.builder());
            refused(400, "dynamodb:Scan", () -> dynamo.scan(r -> r.tableName("billfold-Orders")));
            SqsClient sqs = TestClients.as(host, SqsClient.builder());
            String queue = cloud.physicalId("Incoming");
            refused(
                    403,
                    "sqs:SendMessage",
                    () -> sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x")));
            EventBridgeClient events = TestClients.as(host, EventBridgeClient.builder());
            refused(
                    400,
                    "events:PutEvents",
                    () -> events.putEvents(r -> r.entries(e -> e.source("s").detailType("d"))));
            SecretsManagerClient secrets = TestClients.as(host, SecretsManagerClient.builder());
            refused(
                    400,
                    "secretsmanager:GetSecretValue",
                    () -> secrets.getSecretValue(r -> r.secretId(cloud.physicalId("Webhook"))));
            SesV2Client ses = TestClients.as(host, SesV2Client.builder());
            refused(403, "ses:SendEmail", () -> ses.sendEmail(r -> r.fromEmailAddress("a@b.c")));
        }
    }

    @Test
    void aMissingObjectIsHiddenFromWhoMayNotListTheBucket() throws Exception {
        String read = "{Effect: Allow, Action: s3:GetObject, Resource: !Sub '${Archive.Arn}/in/*'}";
        try (LocalCloud cloud = start(WRITE, read + "\n              - " + WRITE)) {
            S3Client owner = TestClients.s3(cloud.endpoint());
            String bucket = cloud.physicalId("Archive");
            owner.putObject(r -> r.bucket(bucket).key("in/a"), RequestBody.fromString("a"));
            owner.putObject(r -> r.bucket(bucket).key("out/a"), RequestBody.fromString("a"));
            Map<String, String> settings = cloud.environmentOf("TakeOrder");
            S3Client s3 =
                    TestClients.s3(
                            cloud.endpoint(),
                            settings.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                            settings.getOrDefault("AWS_SECRET_ACCESS_KEY", ""));

            assertThat(s3.getObjectAsBytes(r -> r.bucket(bucket).key("in/a")).asUtf8String())
                    .isEqualTo("a");
            refused(403, "s3:ListBucket", () -> s3.getObject(r -> r.bucket(bucket).key("in/no")));
            refused(403, "s3:GetObject", () -> s3.getObject(r -> r.bucket(bucket).key("out/a")));
            refused(
                    403,
                    "s3:PutObject",
                    () -> s3.putObject(r -> r.bucket(bucket).key("in/b"), RequestBody.empty()));
            assertThatThrownBy(() -> owner.getObject(r -> r.bucket(bucket).key("in/no")))
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void aPageTellsWhatWasUsedAndWhatWasNot() throws Exception {
        try (LocalCloud cloud = start(WRITE, "{Effect: Allow, Action: dynamodb:*Item,")) {
            assertThat(grants(cloud, "unused")).contains("TakeOrderRole dynamodb:*Item");
            assertThat(grants(cloud, "used"))
                    .contains("TakeOrderRole sqs:ReceiveMessage")
                    .contains("RelayRole dynamodb:GetRecords");

            cloud.queues().queue(cloud.physicalId("Incoming")).send("order", Map.of(), null);
            assertThat(cloud.awaitIdle(SOON)).isTrue();

            assertThat(grants(cloud, "unused")).isEmpty();
            assertThat(grants(cloud, "used")).contains("RelayRole events:PutEvents");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sqs:DeleteMessage, sqs:GetQueue | sqs:GetQueue | TakeOrder: TakeOrderRole (small.yaml:",
                "- dynamodb:ListStreams | - dynamodb:ListTables | Relay: RelayRole (small.yaml:",
                "Action: sqs:SendMessage, Resource: !GetAtt Undelivered.Arn | Action: sqs:SendMessage, Resource: !GetAtt Placed.Arn | allows no sqs:SendMessage on arn:aws:sqs:eu-central-1:000000000000:billfold-Undelivered",
                "Principal: {Service: events | Principal: {Service: sns | PlacedRule cannot send to arn:aws:sqs:eu-central-1:000000000000:billfold-Placed: no AWS::SQS::QueuePolicy",
                "aws:SourceArn: !GetAtt PlacedRule.Arn | aws:SourceArn: !GetAtt Bus.Arn | for arn:aws:events:eu-central-1:000000000000:rule/billfold-bus/billfold-PlacedRule",
                "ArnLike: {aws:SourceArn | ArnLike: {aws:PrincipalArn | aws:PrincipalArn is not enforced",
                "Queues: [!Ref Placed] | Queues: [!Ref Incoming] | PlacedRule cannot send to",
                "Role: !GetAtt TakeOrderRole.Arn | Description: x | TakeOrder needs a Role",
                "Role: !GetAtt TakeOrderRole.Arn | Role: arn:aws:iam::000000000000:role/other | is no role of this template",
            })
    void whatAwsWouldRefuseOrLoseStopsTheStart(String part, String instead, String named) {
        assertThatThrownBy(() -> start(part, instead).close())
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("small.yaml:")
                .hasMessageContaining(named);
    }

    private static void refused(int status, String action, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(status))
                .hasMessageContaining("is not authorized to perform: " + action + " on resource: ")
                .satisfies(
                        e ->
                                assertThat(((AwsServiceException) e).awsErrorDetails().errorCode())
                                        .startsWith("AccessDenied"));
    }

    private static List<String> grants(LocalCloud cloud, String kind) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(cloud.endpoint().resolve("/_billfold/rights")).build();
        JsonNode page =
                Json.parse(
                        HttpClient.newHttpClient()
                                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                                .body());
        return page.path(kind)
                .valueStream()
                .map(it -> it.path("role").asText() + " " + it.path("action").asText())
                .toList();
    }

    /** A cloud of the tests' template with one part of it changed. */
    private LocalCloud start(String part, String instead) throws IOException {
        String template = Files.readString(TEMPLATE);
        assertThat(template).contains(part);
        Path changed = folder.resolve("small.yaml");
        Files.writeString(changed, template.replace(part, instead));
        return LocalCloud.start(
                LocalCloudOptions.of(changed)
                        .withPort(0)
                        .withStartAt(Instant.parse("2026-03-27T12:00:00Z"))
                        .withFrozen(true)
                        .withRetryDelay(Duration.ofMillis(50)));
    }
}
