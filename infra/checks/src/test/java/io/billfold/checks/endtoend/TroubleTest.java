package io.billfold.checks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.RawItem;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.local.http.Json;
import io.billfold.local.sqs.Message;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Bad orders end as answers, our own faults in a dead-letter queue, and nothing is lost. */
class TroubleTest {
    private static TestCloud cloud;

    @BeforeAll
    static void start() {
        cloud = TestCloud.startedAt(Instant.parse("2026-01-04T12:00:00Z"));
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    static List<Arguments> badOrders() {
        return List.of(
                Arguments.of("not JSON", "{\"orderId\": oops", ""),
                Arguments.of("JSON but no order", "[1, 2]", ""),
                bad("an unknown version", order -> order.put("version", 7), "version"),
                bad("a field left out", order -> order.remove("currency"), "currency"),
                bad("a field that nobody knows", order -> order.put("discuont", 5), "discuont"),
                bad("an unknown currency", order -> order.put("currency", "EUX"), "currency"),
                bad("an unknown seller", order -> order.put("seller", "nobody"), "seller"),
                bad("no lines", order -> order.putArray("lines"), "lines"),
                bad("a price below zero", price("-3.00"), "lines[0].unitPrice"),
                bad("a price that is no number", price("ten"), "lines[0].unitPrice"),
                bad("an impossible date", order -> order.put("startOn", "2026-02-30"), "startOn"),
                bad("an unknown country", address("country", "ZZ"), "account.address.country"),
                bad("Campione d'Italia", campione(), "account.address.postcode"),
                bad(
                        "two things at once",
                        price("-1").andThen(address("country", "Germany")),
                        "lines[0].unitPrice account.address.country"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badOrders")
    void aBadOrderIsRefusedWithItsFieldsAndNotTriedAgain(String what, String body, String fields) {
        List<String> before = rejections().stream().map(it -> it.text("rejectionId")).toList();
        long calls = calls("AcceptOrder");

        cloud.send("Orders", body);
        cloud.settle();

        List<RawItem> added =
                rejections().stream()
                        .filter(it -> !before.contains(it.text("rejectionId")))
                        .toList();
        assertThat(added).as(what).hasSize(1);
        assertThat(fields(added.getFirst())).as(what).contains(fields.split(" ", -1));
        assertThat(calls("AcceptOrder")).isEqualTo(calls + 1);
        assertThat(cloud.messages("OrdersDeadLetters")).isZero();
        assertThat(kept(added.getFirst())).as("what was sent is kept").isEqualTo(body);
    }

    @Test
    void anOrderThatIsTooLargeIsRefusedAndKeptWhole() {
        ObjectNode order = Orders.domestic("large", "2026-01-05");
        order.put("purchaseOrder", "x".repeat(400_000));
        cloud.send("Orders", order.toString());
        cloud.settle();
        assertThat(rejections()).filteredOn(it -> kept(it).equals(order.toString())).hasSize(1);
        assertThat(cloud.messages("OrdersDeadLetters")).isZero();
    }

    @Test
    void anOrderIdWithOtherContentIsRefusedAndTheFirstOrderStands() {
        cloud.send("Orders", Orders.domestic("twice", "2026-03-05").toString());
        cloud.settle();
        cloud.send("Orders", Orders.french("twice", "2026-03-05").toString());
        cloud.settle();
        assertThat(rejections())
                .filteredOn(it -> it.textOrEmpty("orderId").equals("twice"))
                .singleElement()
                .satisfies(it -> assertThat(it.text("reason")).isEqualTo("orderId already used"))
                .satisfies(it -> assertThat(fields(it)).containsExactly("orderId"));
        assertThat(cloud.items("Subscriptions", "SUBSCRIPTION#twice"))
                .singleElement()
                .satisfies(it -> assertThat(it.text("doc")).contains("\"100.00\""));
    }

    @Test
    void whenAServiceIsDownTheMessageWaitsWithItsCauseAndRedriveBringsItBack() {
        S3Client s3 = cloud.aws().s3();
        String bucket = cloud.physicalId("Documents");
        s3.deleteBucket(r -> r.bucket(bucket));
        cloud.send("Orders", Orders.domestic("patient", "2026-01-05").toString());
        cloud.settle();
        cloud.advanceTo("2026-01-05T12:00:00Z");

        assertThat(cloud.messages("RenderDeadLetters")).isEqualTo(1);
        Message dead =
                cloud.local()
                        .queues()
                        .queue(cloud.physicalId("RenderDeadLetters"))
                        .peek(1)
                        .getFirst();
        assertThat(dead.attributes()).as("its cause").containsKey(Message.ERROR_MESSAGE);
        assertThat(calls("RenderInvoice")).as("tries").isEqualTo(5);
        String number = cloud.invoicesOf("account-patient").getFirst().number();
        assertThat(cloud.call("GET", "/invoices/" + number + "/document", "audit", null).status())
                .as("being made")
                .isEqualTo(202);

        s3.createBucket(
                r ->
                        r.bucket(bucket)
                                .objectLockEnabledForBucket(true)
                                .createBucketConfiguration(
                                        c ->
                                                c.locationConstraint(
                                                        BucketLocationConstraint.EU_CENTRAL_1)));
        redrive("RenderDeadLetters");
        cloud.settle();

        assertThat(cloud.messages("RenderDeadLetters")).isZero();
        assertThat(cloud.call("GET", "/invoices/" + number + "/document", "audit", null).status())
                .isEqualTo(200);
        assertThat(cloud.audited().violations()).isEmpty();
    }

    private static long calls(String function) {
        return Objects.requireNonNull(cloud.local().stats().get(function)).invocations();
    }

    private static void redrive(String queue) {
        String arn =
                cloud.aws()
                        .sqs()
                        .getQueueAttributes(
                                r ->
                                        r.queueUrl(cloud.physicalId(queue))
                                                .attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        cloud.aws().sqs().startMessageMoveTask(r -> r.sourceArn(arn));
    }

    private static Arguments bad(String what, Consumer<ObjectNode> change, String field) {
        ObjectNode order = Orders.domestic("bad", "2026-01-05");
        change.accept(order);
        return Arguments.of(what, order.toString(), field);
    }

    private static Consumer<ObjectNode> price(String price) {
        return order -> ((ObjectNode) order.at("/lines/0")).put("unitPrice", price);
    }

    private static Consumer<ObjectNode> address(String field, String value) {
        return order -> ((ObjectNode) order.at("/account/address")).put(field, value);
    }

    private static Consumer<ObjectNode> campione() {
        return address("country", "IT")
                .andThen(address("postcode", "22061"))
                .andThen(
                        order ->
                                ((ObjectNode) order.path("account")).put("taxId", "IT00743110157"));
    }

    private static List<RawItem> rejections() {
        return cloud.items("Subscriptions", "REJECTION#").stream()
                .filter(item -> item.text("sk").equals("REJECTION"))
                .toList();
    }

    private static List<String> fields(RawItem rejection) {
        JsonNode doc = Json.parse(rejection.text("doc").getBytes(UTF_8));
        return doc.findValuesAsText("field");
    }

    /** The bytes that were sent, chunk after chunk. */
    private static String kept(RawItem rejection) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        cloud.items("Subscriptions", rejection.text("pk")).stream()
                .filter(item -> item.text("sk").startsWith("RAW#"))
                .sorted(Comparator.comparing(item -> item.text("sk")))
                .forEach(chunk -> bytes.writeBytes(chunk.value("raw").b().asByteArray()));
        return bytes.toString(UTF_8);
    }
}
