package io.billfold.checks.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.RawItem;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.checks.cloud.TestCloud.Reply;
import io.billfold.checks.endtoend.Stripe;
import io.billfold.local.http.Json;
import io.billfold.local.rights.Grant;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A story in which every function does all it can do, in a cloud that refuses what template.yaml
 * does not allow. What it grants and the story does not use is granted in vain, or the story lacks
 * a chapter.
 */
class RightsUsedTest {
    /** An object's key holds the invoice's number, and a log's stream the instance's. */
    private static final Set<String> WILDCARDS =
            Set.of("arn:aws:s3:::billfold-documents/invoices/*");

    private static TestCloud cloud;

    @BeforeAll
    static void everyFunctionDoesAllItCan() {
        // the bundled sellers are configured: configure-seller, relay-outbox
        cloud = TestCloud.startedAt(Instant.parse("2026-01-04T12:00:00Z"));
        takeOrdersAndBill();
        renderOnceMore();
        payAndChargeBack();
        askForTheDocument();
        // the first invoice is overdue: run-dunning, and send-notice looks it up
        cloud.advanceTo("2026-01-27T12:00:00Z");
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void everyGrantedRightIsUsed() {
        List<Grant> unused = cloud.local().rights().unused();
        unused.forEach(it -> System.out.println("granted and never used: " + it));
        assertThat(unused).isEmpty();
        assertThat(cloud.local().rights().used()).hasSizeGreaterThan(100);
    }

    @Test
    void nothingWasRefused() {
        assertThat(cloud.local().rights().refused()).isEmpty();
        assertThat(cloud.queues())
                .filteredOn(it -> it.endsWith("DeadLetters"))
                .hasSizeGreaterThan(5)
                .allSatisfy(it -> assertThat(cloud.messages(it)).as(it).isZero());
    }

    @Test
    void rightsAreNamedExactly() {
        List<Grant> granted = cloud.local().rights().granted();
        assertThat(granted).extracting(Grant::action).noneMatch(it -> it.matches(".*[*?].*"));
        Set<String> wild = new TreeSet<>();
        granted.stream()
                .filter(it -> !it.action().startsWith("logs:"))
                .map(Grant::resource)
                .filter(it -> it.matches(".*[*?].*"))
                .forEach(wild::add);
        assertThat(wild).isEqualTo(WILDCARDS);
    }

    /** Good, bad and repeated ones. */
    private static void takeOrdersAndBill() {
        String late = Orders.domestic("late", "2026-01-05").put("interval", "year").toString();
        cloud.send("Orders", late);
        cloud.send("Orders", Orders.domestic("payer", "2026-01-05").toString());
        cloud.send("Orders", Orders.domestic("disputer", "2026-01-05").toString());
        cloud.send("Orders", Orders.domestic("bad", "2026-01-05").put("currency", "?").toString());
        cloud.settle();
        cloud.send("Orders", late);
        cloud.settle();
        cloud.advanceTo("2026-01-06T12:00:00Z");
        assertThat(cloud.invoicesOf("account-late")).hasSize(1);
        assertThat(cloud.items("Subscriptions", "REJECTION#")).isNotEmpty();
    }

    /** As after a crash between the documents and their record: S3 is asked what is there. */
    private static void renderOnceMore() {
        RawItem invoice = cloud.items("Invoices", "INVOICE#" + invoice("late")).getFirst();
        cloud.aws()
                .dynamoDb()
                .updateItem(
                        r ->
                                r.tableName(cloud.physicalId("Invoices"))
                                        .key(
                                                Map.of(
                                                        "pk", invoice.value("pk"),
                                                        "sk", invoice.value("sk")))
                                        .updateExpression("REMOVE documentSha256"));
        RawItem event =
                cloud.items("Invoices", "OUTBOX#").stream()
                        .filter(it -> it.text("outbox").equals("InvoiceIssued"))
                        .filter(it -> it.text("detail").contains(invoice("late")))
                        .findFirst()
                        .orElseThrow();
        cloud.publish("billfold", "InvoiceIssued", event.text("detail"));
        cloud.settle();
        assertThat(cloud.invoicesOf("account-late").getFirst().attribute("documentSha256"))
                .hasSize(64);
    }

    private static void payAndChargeBack() {
        Reply paid = cloud.call("POST", "/payments", "payments:write", payment());
        assertThat(paid.status()).as(paid.body()).isEqualTo(201);
        String at = "2026-01-06T10:00:00Z";
        webhook(Stripe.charge("evt_1", "ch_1", invoice("disputer"), 5_000, at));
        ObjectNode dispute = Stripe.dispute("dp_1", "ch_1", "needs_response", 5_000);
        ObjectNode withdrawn = Stripe.moved(dispute, "txn_1", -5_000, 1_500, at);
        webhook(Stripe.event("evt_2", "charge.dispute.created", at, withdrawn));
    }

    private static void askForTheDocument() {
        Reply reply =
                cloud.call("GET", "/invoices/" + invoice("payer") + "/document", "audit", null);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        URI link = URI.create(reply.json().path("url").asText());
        assertThat(cloud.fetch(link).statusCode()).isEqualTo(200);
    }

    private static void webhook(String body) {
        Reply reply = cloud.webhook(body, Stripe.signature(body, TestCloud.WEBHOOK_SECRET));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        cloud.settle();
    }

    private static ObjectNode payment() {
        return Json.object()
                .put("version", 1)
                .put("paymentId", "p-1")
                .put("invoice", invoice("payer"))
                .put("currency", "EUR")
                .put("amount", "119.00")
                .put("receivedOn", "2026-01-06");
    }

    private static String invoice(String customer) {
        return cloud.invoicesOf("account-" + customer).getFirst().number();
    }
}
