package io.billfold.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.local.handlers.Recorder;
import io.billfold.local.handlers.Relay;
import io.billfold.local.http.Json;
import io.billfold.local.http.ServiceError;
import io.billfold.local.sqs.Message;
import io.billfold.local.sqs.MessageAttribute;
import io.billfold.local.sqs.Queue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class LocalCloudTest {
    private static final Path TEMPLATE = Path.of("src/test/resources/small.yaml");
    private static final Instant START = Instant.parse("2026-03-27T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static LocalCloud cloud;

    @BeforeAll
    static void start() throws IOException {
        cloud =
                LocalCloud.start(
                        LocalCloudOptions.of(TEMPLATE)
                                .withPort(0)
                                .withStartAt(START)
                                .withFrozen(true)
                                .withRetryDelay(Duration.ofMillis(50)));
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @BeforeEach
    void forget() throws InterruptedException {
        assertThat(cloud.awaitIdle(SOON)).isTrue();
        cloud.queues().all().forEach(Queue::purge);
        Recorder.SEEN.clear();
        Relay.RECORDS.set(0);
    }

    @Test
    void anOrderTravelsFromQueueThroughTableStreamAndBusToTheNextFunction() throws Exception {
        for (int i = 0; i < 30; i++) {
            send("Incoming", "order-" + i);
        }

        assertThat(cloud.awaitIdle(SOON)).isTrue();

        assertThat(bodiesSeen()).hasSize(30);
        JsonNode envelope = bodiesSeen().getFirst();
        assertThat(envelope.path("source").asText()).isEqualTo("test");
        assertThat(envelope.path("detail-type").asText()).isEqualTo("OrderPlaced");
        assertThat(envelope.path("time").asText()).isEqualTo(cloud.clock().instant().toString());
        assertThat(envelope.path("detail").path("amount").decimalValue())
                .isEqualByComparingTo("1.10");
        assertThat(Relay.RECORDS.get()).as("the filter keeps back what is no event").isEqualTo(30);
    }

    @Test
    void whatKeepsFailingBecomesADeadLetterWithItsCause() throws Exception {
        send("Incoming", "poison");
        send("Incoming", "bomb");

        assertThat(cloud.awaitIdle(SOON)).isTrue();

        List<Message> dead = queue("IncomingDead").peek(10);
        assertThat(dead).extracting(Message::body).containsExactlyInAnyOrder("poison", "bomb");
        Message bomb =
                dead.stream().filter(it -> it.body().equals("bomb")).findFirst().orElseThrow();
        assertThat(bomb.attributes().get(Message.ERROR_MESSAGE))
                .extracting(MessageAttribute::stringValue)
                .asString()
                .contains("the bomb went off");
        assertThat(bomb.deadLetterSource()).isEqualTo(queue("Incoming").arn());
    }

    @Test
    void aRedrivenDeadLetterIsWorkAgain() throws Exception {
        send("Incoming", "poison");
        assertThat(cloud.awaitIdle(SOON)).isTrue();

        assertThat(queue("IncomingDead").redrive(null)).isEqualTo(1);
        assertThat(cloud.open()).isPositive();
        assertThat(cloud.awaitIdle(SOON)).isTrue();

        assertThat(queue("IncomingDead").counts().total()).isEqualTo(1);
    }

    @Test
    void aChangeThatCannotBeRelayedGoesToTheFailureQueueAndHoldsUpNothing() throws Exception {
        TestClients.dynamo(cloud.endpoint())
                .putItem(
                        PutItemRequest.builder()
                                .tableName(cloud.physicalId("Orders"))
                                .item(
                                        Map.of(
                                                "pk", AttributeValue.fromS("u"),
                                                "sk", AttributeValue.fromS("event"),
                                                "outbox", AttributeValue.fromS("unspeakable")))
                                .build());
        send("Incoming", "after");

        assertThat(cloud.awaitIdle(SOON)).isTrue();

        assertThat(queue("Undelivered").peek(2)).hasSize(1);
        assertThat(bodiesSeen()).hasSize(1);
    }

    @Test
    void movingTheClockFiresEachOccurrenceAtItsOwnTime() throws Exception {
        Instant from = cloud.clock().instant();

        cloud.advanceTo(from.plus(Duration.ofDays(3)));

        // 2 o'clock in Berlin; on 29 March 2026 there is none, and EventBridge Scheduler skips it
        assertThat(Recorder.SEEN)
                .extracting(it -> it.event().path("scheduledAt").asText())
                .containsExactly("2026-03-28T01:00:00Z", "2026-03-30T00:00:00Z");
        assertThat(Recorder.SEEN)
                .allSatisfy(
                        it ->
                                assertThat(it.at().toString())
                                        .isEqualTo(it.event().path("scheduledAt").asText()));
        assertThat(cloud.clock().instant()).isEqualTo(from.plus(Duration.ofDays(3)));
    }

    @Test
    void anHttpRequestArrivesInPayloadFormat2() throws Exception {
        String token = cloud.token(List.of("things:read"), "auditor");

        HttpResponse<String> response =
                get("/things/a%20b?x=1&x=2&y=%C3%BC", "Authorization", "Bearer " + token);

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        JsonNode event = Json.parse(response.body());
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("GET /things/{id}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/things/a b");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&x=2&y=%C3%BC");
        assertThat(event.path("queryStringParameters"))
                .isEqualTo(Json.parse("{\"x\":\"1,2\",\"y\":\"ü\"}"));
        assertThat(event.path("pathParameters").path("id").asText()).isEqualTo("a b");
        JsonNode context = event.path("requestContext");
        assertThat(context.path("http").path("method").asText()).isEqualTo("GET");
        assertThat(context.path("http").path("sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(context.path("authorizer").path("jwt").path("claims").path("sub").asText())
                .isEqualTo("auditor");
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    }

    @Test
    void theAuthorizerRefusesAsApiGatewayDoes() throws Exception {
        String other = cloud.token(List.of("other"), "auditor");

        assertThat(get("/things/1", "X", "y"))
                .satisfies(it -> assertThat(it.statusCode()).isEqualTo(401))
                .satisfies(it -> assertThat(it.body()).isEqualTo("{\"message\":\"Unauthorized\"}"));
        assertThat(get("/things/1", "Authorization", "Bearer " + other + "x").statusCode())
                .isEqualTo(401);
        assertThat(get("/things/1", "Authorization", "Bearer " + other))
                .satisfies(it -> assertThat(it.statusCode()).isEqualTo(403))
                .satisfies(it -> assertThat(it.body()).isEqualTo("{\"message\":\"Forbidden\"}"));
        assertThat(get("/nothing", "X", "y"))
                .satisfies(it -> assertThat(it.statusCode()).isEqualTo(404))
                .satisfies(it -> assertThat(it.body()).isEqualTo("{\"message\":\"Not Found\"}"));
    }

    @Test
    void aRouteWithoutAuthorizerTakesAnyBodyUpToTenMegabytes() throws Exception {
        assertThat(post("/hooks", "{}", "application/json").body()).contains("\"body\":\"{}\"");
        JsonNode binary = Json.parse(post("/hooks", "{}", "application/octet-stream").body());
        assertThat(binary.path("body").asText()).isEqualTo("e30=");
        assertThat(binary.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(post("/hooks", "x".repeat(10 * 1024 * 1024 + 1), "text/plain").statusCode())
                .isEqualTo(413);
        assertThat(post("/hooks?fail=1", "{}", "application/json"))
                .satisfies(it -> assertThat(it.statusCode()).isEqualTo(500))
                .satisfies(
                        it ->
                                assertThat(it.body())
                                        .isEqualTo("{\"message\":\"Internal Server Error\"}"));
    }

    @Test
    void mailsAreCaughtAndSecretsAreMadeUpOnce() {
        TestClients.ses(cloud.endpoint())
                .sendEmail(
                        it ->
                                it.fromEmailAddress("billing@example.com")
                                        .destination(to -> to.toAddresses("a@example.com"))
                                        .content(
                                                content ->
                                                        content.simple(
                                                                simple ->
                                                                        simple.subject(
                                                                                        s ->
                                                                                                s
                                                                                                        .data(
                                                                                                                "Invoice"))
                                                                                .body(
                                                                                        b ->
                                                                                                b
                                                                                                        .text(
                                                                                                                t ->
                                                                                                                        t
                                                                                                                                .data(
                                                                                                                                        "pay"))))));

        assertThat(cloud.mails())
                .last()
                .satisfies(it -> assertThat(it.to()).containsExactly("a@example.com"))
                .satisfies(it -> assertThat(it.subject()).isEqualTo("Invoice"))
                .satisfies(it -> assertThat(it.text()).isEqualTo("pay"));
        String secret = secret();
        assertThat(secret).hasSize(40).isEqualTo(secret());
    }

    @Test
    void anotherProcessCanAskAndMoveTheClock() throws Exception {
        Instant before = cloud.clock().instant();

        HttpResponse<String> moved = post("/_billfold/clock", "{\"days\":1}", "application/json");

        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(cloud.clock().instant()).isEqualTo(before.plus(Duration.ofDays(1)));
        JsonNode status = Json.parse(get("/_billfold/status", "X", "y").body());
        assertThat(status.path("ready").asBoolean()).isTrue();
        assertThat(status.path("functions").path("Record").path("invocations").asLong())
                .isPositive();
        JsonNode outputs = Json.parse(get("/_billfold/outputs", "X", "y").body());
        assertThat(outputs.path("environments").path("TakeOrder").path("ORDERS_TABLE").asText())
                .isEqualTo("billfold-Orders");
        String token =
                Json.parse(
                                post(
                                                "/_billfold/token",
                                                "{\"scopes\":[\"things:read\"]}",
                                                "application/json")
                                        .body())
                        .path("token")
                        .asText();
        assertThat(get("/things/1", "Authorization", token).statusCode()).isEqualTo(201);
    }

    @Test
    void whatIsNotKnownIsNamed() throws Exception {
        HttpResponse<String> response =
                HTTP.send(
                        HttpRequest.newBuilder(cloud.endpoint().resolve("/"))
                                .header("X-Amz-Target", "Kinesis_20131202.PutRecord")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(501);
        assertThat(response.body()).contains("Kinesis_20131202.PutRecord");
        assertThatThrownBy(() -> cloud.queues().queue("nothing")).isInstanceOf(ServiceError.class);
    }

    private static String secret() {
        return TestClients.secrets(cloud.endpoint())
                .getSecretValue(it -> it.secretId(cloud.physicalId("Webhook")))
                .secretString();
    }

    private static void send(String queue, String body) {
        TestClients.sqs(cloud.endpoint())
                .sendMessage(it -> it.queueUrl(cloud.physicalId(queue)).messageBody(body));
    }

    private static Queue queue(String logicalId) {
        return cloud.queues().queue(cloud.physicalId(logicalId));
    }

    private static List<JsonNode> bodiesSeen() {
        return Recorder.SEEN.stream()
                .flatMap(it -> it.event().path("Records").valueStream())
                .map(it -> Json.parse(it.path("body").asText()))
                .toList();
    }

    private static HttpResponse<String> get(String path, String header, String value)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path)).header(header, value).GET().build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String body, String type)
            throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create(cloud.endpoint() + path);
    }
}
