package io.billfold.local.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.local.LocalCloud;
import io.billfold.local.LocalCloudOptions;
import io.billfold.local.TestClients;
import io.billfold.local.handlers.Recorder;
import io.billfold.local.handlers.Relay;
import io.billfold.local.http.Json;
import io.billfold.local.sqs.Message;
import io.billfold.local.sqs.MessageAttribute;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DefaultRetention;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The functions here, everything that they use at another endpoint. */
class RemoteCloudTest {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Instant START = Instant.parse("2026-03-27T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);

    private static LocalCloud elsewhere;
    private static LocalCloud cloud;

    @BeforeAll
    static void start() throws IOException {
        elsewhere = LocalCloud.start(options("elsewhere.yaml").withoutFunctions());
        cloud = LocalCloud.start(options("small.yaml").withAwsEndpoint(elsewhere.endpoint()));
    }

    @AfterAll
    static void stop() {
        cloud.close();
        elsewhere.close();
    }

    @BeforeEach
    void forget() throws InterruptedException {
        assertThat(cloud.awaitIdle(SOON)).isTrue();
        Recorder.SEEN.clear();
        Relay.RECORDS.set(0);
    }

    @Test
    void whatTheTemplateDeclaresIsMadeThere() {
        URI there = elsewhere.endpoint();
        String redrive =
                TestClients.sqs(there)
                        .getQueueAttributes(
                                r ->
                                        r.queueUrl(cloud.physicalId("Incoming"))
                                                .attributeNames(QueueAttributeName.ALL))
                        .attributes()
                        .getOrDefault(QueueAttributeName.REDRIVE_POLICY, "");
        assertThat(Json.parse(redrive).path("deadLetterTargetArn").asText())
                .isEqualTo(cloud.queue("IncomingDead").arn());
        assertThat(
                        TestClients.dynamo(there)
                                .describeTimeToLive(r -> r.tableName(cloud.physicalId("Orders")))
                                .timeToLiveDescription()
                                .timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.ENABLED);
        String bucket = cloud.physicalId("Archive");
        assertThat(TestClients.s3(there).getBucketVersioning(r -> r.bucket(bucket)).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
        DefaultRetention retention =
                TestClients.s3(there)
                        .getObjectLockConfiguration(r -> r.bucket(bucket))
                        .objectLockConfiguration()
                        .rule()
                        .defaultRetention();
        assertThat(retention.mode()).isEqualTo(ObjectLockRetentionMode.COMPLIANCE);
    }

    @Test
    void whatIsThereAlreadyStaysAsItIs() {
        assertThat(
                        TestClients.secrets(elsewhere.endpoint())
                                .getSecretValue(r -> r.secretId(cloud.physicalId("Webhook")))
                                .secretString())
                .isEqualTo("from-before");
    }

    @Test
    void functionsAreToldOfTheOtherEndpointAndOfThisOneForMail() {
        assertThat(cloud.environmentOf("TakeOrder"))
                .containsEntry("AWS_ENDPOINT_URL", elsewhere.endpoint().toString())
                .containsEntry("AWS_ENDPOINT_URL_SESV2", cloud.endpoint().toString());
        assertThat(cloud.physicalId("Incoming")).startsWith(elsewhere.endpoint().toString());
    }

    @Test
    void anOrderTravelsFromQueueThroughTableStreamAndBusToTheNextFunction() throws Exception {
        for (int i = 0; i < 12; i++) {
            send("Incoming", "order-" + i);
        }

        assertThat(cloud.awaitIdle(SOON)).isTrue();

        assertThat(ordersSeen()).hasSize(12).contains("order-0", "order-11");
        assertThat(Relay.RECORDS.get()).as("the filter keeps back what is no event").isEqualTo(12);
        assertThat(cloud.queue("Incoming").counts().total()).isZero();
    }

    @Test
    void whatKeepsFailingBecomesADeadLetterThere() throws Exception {
        send("Incoming", "poison");

        assertThat(cloud.awaitIdle(SOON)).isTrue();

        assertThat(cloud.queue("IncomingDead").peek(10))
                .extracting(Message::body)
                .containsExactly("poison");
    }

    @Test
    void aChangeThatCannotBeRelayedGoesToTheFailureQueueWithItsCause() throws Exception {
        Map<String, AttributeValue> item =
                Map.of(
                        "pk", AttributeValue.fromS("u"),
                        "sk", AttributeValue.fromS("event"),
                        "outbox", AttributeValue.fromS("unspeakable"));
        TestClients.dynamo(elsewhere.endpoint())
                .putItem(r -> r.tableName(cloud.physicalId("Orders")).item(item));

        assertThat(cloud.awaitIdle(SOON)).isTrue();

        List<Message> undelivered = cloud.queue("Undelivered").peek(2);
        assertThat(undelivered).hasSize(1);
        assertThat(undelivered.getFirst().attributes().get(Message.ERROR_MESSAGE))
                .extracting(MessageAttribute::stringValue)
                .asString()
                .contains("Relay");
    }

    @Test
    void schedulesStayHereAndFireAtTheirOwnTime() throws Exception {
        Instant from = cloud.clock().instant();

        cloud.advanceTo(from.plus(Duration.ofDays(1)));

        assertThat(Recorder.SEEN)
                .extracting(Recorder.Seen::at)
                .containsExactly(Instant.parse("2026-03-28T01:00:00Z"));
    }

    @Test
    void mailIsCaughtHereAndOtherServicesAreSaidToBeElsewhere() {
        TestClients.ses(cloud.endpoint())
                .sendEmail(
                        SendEmailRequest.builder()
                                .fromEmailAddress("a@example.com")
                                .destination(d -> d.toAddresses("b@example.com"))
                                .content(
                                        c ->
                                                c.simple(
                                                        m ->
                                                                m.subject(s -> s.data("Hello"))
                                                                        .body(
                                                                                b ->
                                                                                        b.text(
                                                                                                t ->
                                                                                                        t
                                                                                                                .data(
                                                                                                                        "There")))))
                                .build());

        assertThat(cloud.mails()).extracting(mail -> mail.subject()).containsExactly("Hello");
        assertThatThrownBy(() -> TestClients.dynamo(cloud.endpoint()).listTables())
                .hasMessageContaining(elsewhere.endpoint().toString());
        assertThatThrownBy(() -> TestClients.sqs(cloud.endpoint()).listQueues())
                .hasMessageContaining(elsewhere.endpoint().toString());
    }

    @Test
    void anEndpointThatDoesNotAnswerStopsTheStartAndIsNamed() {
        URI nowhere = URI.create("http://127.0.0.1:1");

        assertThatThrownBy(() -> LocalCloud.start(options("small.yaml").withAwsEndpoint(nowhere)))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("AWS::DynamoDB::Table Orders")
                .hasMessageContaining("http://127.0.0.1:1");
    }

    private static LocalCloudOptions options(String template) {
        return LocalCloudOptions.of(RESOURCES.resolve(template))
                .withPort(0)
                .withStartAt(START)
                .withFrozen(true)
                .withRetryDelay(Duration.ofMillis(50));
    }

    private static void send(String queue, String body) {
        TestClients.sqs(elsewhere.endpoint())
                .sendMessage(r -> r.queueUrl(cloud.physicalId(queue)).messageBody(body));
    }

    private static List<String> ordersSeen() {
        return Recorder.SEEN.stream()
                .flatMap(it -> it.event().path("Records").valueStream())
                .map(it -> Json.parse(it.path("body").asText()).at("/detail/order").asText())
                .toList();
    }
}
