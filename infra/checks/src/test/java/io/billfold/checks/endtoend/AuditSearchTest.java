package io.billfold.checks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.RawItem;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.checks.cloud.TestCloud.Reply;
import io.billfold.local.command.Billfold;
import io.billfold.local.command.DocumentLink;
import io.billfold.local.http.Json;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Auditors, billing and collections look at what was issued; the log says that they did. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditSearchTest {
    private static TestCloud cloud;
    private static String paid;
    private static String open;

    /** On 2026-01-20: one paid, one open and due on the 19th, one of a French customer. */
    @BeforeAll
    static void billsThreeOrders() {
        cloud = TestCloud.startedAt(Instant.parse("2026-01-04T12:00:00Z"));
        cloud.send("Orders", Orders.domestic("paid", "2026-01-05").toString());
        cloud.send("Orders", Orders.domestic("open", "2026-01-05").toString());
        cloud.send("Orders", Orders.french("french", "2026-01-10").toString());
        cloud.settle();
        cloud.advanceTo("2026-01-10T12:00:00Z");
        paid = cloud.invoicesOf("account-paid").getFirst().number();
        open = cloud.invoicesOf("account-open").getFirst().number();
        ObjectNode payment =
                Json.object()
                        .put("version", 1)
                        .put("paymentId", "p-1")
                        .put("invoice", paid)
                        .put("currency", "EUR")
                        .put("amount", "119.00")
                        .put("receivedOn", "2026-01-10");
        Reply reply = cloud.call("POST", "/payments", "payments:write", payment);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        cloud.advanceTo("2026-01-20T12:00:00Z");
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @Order(1)
    @CsvSource({
        "account=account-paid, account-paid",
        "state=paid, account-paid",
        "state=overdue, account-open",
        "state=issued, account-french",
        "taxId=fr40%20303265045, account-french",
        "amount=447.50&currency=EUR, account-french",
        "amountFrom=100&amountTo=200&currency=EUR, account-open account-paid",
        "from=2026-01-10&to=2026-01-10, account-french",
        "to=2026-01-09, account-open account-paid",
        "seller=muster-de&state=overdue, account-open"
    })
    void invoicesAreFoundByAllThatIsKnown(String query, String accounts) {
        JsonNode found = answer("/invoices?" + query, "audit");

        List<String> names = new ArrayList<>();
        found.path("invoices").forEach(it -> names.add(it.path("accountId").asText()));
        assertThat(names).containsExactlyInAnyOrder(accounts.split(" ", -1));
        assertThat(found.path("next").isNull()).isTrue();
    }

    @Test
    @Order(2)
    void aPageLeadsToTheNext() {
        JsonNode first = answer("/invoices?from=2026-01-01&limit=2", "billing:read");
        JsonNode second =
                answer(
                        "/invoices?from=2026-01-01&limit=2&after=" + first.path("next").asText(),
                        "billing:read");

        assertThat(first.path("invoices")).hasSize(2);
        assertThat(second.path("invoices")).hasSize(1);
        assertThat(second.path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @Order(3)
    @CsvSource({
        "pdf, application/pdf, pdf",
        "xml, application/xml, xml",
        "snapshot, application/json, json"
    })
    void aLinkWorksInABrowserWhichSavesItUnderTheNumber(String as, String type, String suffix) {
        JsonNode link = answer("/invoices/" + paid + "/document?as=" + as, "audit");

        HttpResponse<byte[]> document = cloud.fetch(URI.create(link.path("url").asText()));

        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.headers().firstValue("content-type")).contains(type);
        assertThat(document.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"" + paid + "." + suffix + "\"");
        assertThat(DocumentLink.sha256(document.body()))
                .isEqualTo(link.path("documentSha256").asText());
    }

    @Test
    @Order(4)
    void aRoleThatMayNotIsToldWhy() {
        Map<String, String> calls = new TreeMap<>();
        calls.put("/access-log?month=2026-01", "billing:read");
        calls.put("/invoices/" + paid + "/document?as=snapshot", "billing:read");
        calls.put("/invoices/" + paid + "/document?as=xml", "collections:read");
        calls.put("/invoices?taxId=DE136695976", "collections:read");
        calls.forEach(
                (path, scope) -> {
                    Reply reply = cloud.call("GET", path, scope, null);
                    assertThat(reply.status()).as(path).isEqualTo(403);
                    assertThat(reply.json().path("detail").asText())
                            .contains("needs the scope audit", "this one has " + scope);
                });
    }

    @Test
    @Order(5)
    void whatIsHeldCannotBeDeletedAndWhoHeldItIsTold() {
        hold(true);

        S3Client s3 = cloud.aws().s3();
        String bucket = cloud.physicalId("Documents");
        String key = cloud.invoicesOf("account-open").getFirst().attribute("documentKey");
        assertThat(s3.getObjectLegalHold(r -> r.bucket(bucket).key(key)).legalHold().status())
                .isEqualTo(ObjectLockLegalHoldStatus.ON);
        String version = s3.headObject(r -> r.bucket(bucket).key(key)).versionId();
        assertThatThrownBy(() -> s3.deleteObject(r -> r.bucket(bucket).key(key).versionId(version)))
                .isInstanceOf(S3Exception.class);
        JsonNode facts = answer("/invoices/" + open, "collections:read");
        assertThat(facts.at("/hold/changedBy").asText()).isEqualTo("tester");
        hold(false);
        assertThat(s3.getObjectLegalHold(r -> r.bucket(bucket).key(key)).legalHold().status())
                .isEqualTo(ObjectLockLegalHoldStatus.OFF);
        assertThat(cloud.items("Invoices", "OUTBOX#LegalHoldChanged")).hasSize(2);
    }

    private static void hold(boolean isHeld) {
        ObjectNode wish = Json.object().put("held", isHeld).put("reason", "Inquiry");
        Reply reply = cloud.call("PUT", "/invoices/" + open + "/hold", "audit", wish);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    /** Nobody is shown what is not written down, however many ask at once. */
    @Test
    @Order(6)
    void manyAtOnceAreAllInTheLogInOneChain() throws Exception {
        long before = entries();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<Integer> look =
                    () -> cloud.call("GET", "/invoices/" + paid, "audit", null).status();
            for (Future<Integer> each : threads.invokeAll(Collections.nCopies(60, look))) {
                statuses.add(each.get());
            }
        }

        assertThat(statuses).hasSize(60).isSubsetOf(200, 503);
        long shown = statuses.stream().filter(status -> status == 200).count();
        assertThat(entries() - before).isEqualTo(shown);
        assertThat(shown).isGreaterThan(50);
    }

    private static long entries() {
        return cloud.items("Invoices", "ACCESS_LOG#").size();
    }

    @Test
    @Order(7)
    void theCommandLineVerifiesTheLog() {
        StringWriter out = new StringWriter();

        assertThat(run(out, "access-log", "--verify")).isZero();

        assertThat(out.toString()).contains("entries, unbroken", "end ");
        assertThat(cloud.audited().violations()).isEmpty();
    }

    @Test
    @Order(8)
    void theCommandLineSearchesShowsAndHolds() {
        StringWriter out = new StringWriter();

        assertThat(run(out, "invoices", "--state", "overdue")).isZero();
        assertThat(run(out, "invoices", "--year", "2026")).isZero();
        assertThat(run(out, "invoice", paid)).isZero();
        assertThat(run(out, "invoice", paid, "--link", "--as", "xml")).isZero();
        assertThat(run(out, "hold", paid, "--reason", "Audit")).isZero();
        assertThat(run(out, "access-log")).isZero();

        assertThat(out.toString())
                .contains(open, "overdue", "invoice.xml?", paid + " is held since", "searched");
    }

    /** Last, as the log is not what it was from here on. */
    @Test
    @Order(9)
    void anEntryThatWasChangedOrRemovedIsFound() {
        RawItem second =
                cloud.items("Invoices", "ACCESS_LOG#").stream()
                        .filter(it -> it.text("sk").equals("000000000002"))
                        .findFirst()
                        .orElseThrow();
        cloud.aws()
                .dynamoDb()
                .updateItem(
                        r ->
                                r.tableName(cloud.physicalId("Invoices"))
                                        .key(
                                                Map.of(
                                                        "pk",
                                                        second.value("pk"),
                                                        "sk",
                                                        second.value("sk")))
                                        .updateExpression("SET principal = :nobody")
                                        .expressionAttributeValues(
                                                Map.of(":nobody", AttributeValue.fromS("nobody"))));
        StringWriter out = new StringWriter();
        assertThat(run(out, "access-log", "--verify")).isEqualTo(1);
        assertThat(out.toString()).contains("entry 2 does not say what it said");

        cloud.aws()
                .dynamoDb()
                .deleteItem(
                        r ->
                                r.tableName(cloud.physicalId("Invoices"))
                                        .key(
                                                Map.of(
                                                        "pk",
                                                        second.value("pk"),
                                                        "sk",
                                                        second.value("sk"))));
        StringWriter again = new StringWriter();
        assertThat(run(again, "access-log", "--verify")).isEqualTo(1);
        assertThat(again.toString()).contains("entry 3 comes after a gap of 1");
    }

    private static int run(StringWriter out, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--endpoint", cloud.endpoint().toString()));
        StringWriter err = new StringWriter();
        int exit =
                Billfold.run(
                        new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        assertThat(err.toString()).isEmpty();
        return exit;
    }

    private static JsonNode answer(String path, String scope) {
        Reply reply = cloud.call("GET", path, scope, null);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }
}
