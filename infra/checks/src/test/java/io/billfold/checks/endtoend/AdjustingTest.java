package io.billfold.checks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.RawItem;
import io.billfold.checks.cloud.StoredInvoice;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.checks.cloud.TestCloud.Reply;
import io.billfold.local.http.Json;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** Invoices over 119.00 that were wrong, and what the next month makes of it. */
class AdjustingTest {
    private static TestCloud cloud;

    @BeforeAll
    static void adjustAndBillOnceMore() {
        cloud = TestCloud.startedAt(Instant.parse("2026-01-04T12:00:00Z"));
        for (String customer : List.of("paid", "open", "wrong")) {
            cloud.send("Orders", Orders.domestic(customer, "2026-01-05").toString());
        }
        cloud.settle();
        cloud.advanceTo("2026-01-06T12:00:00Z");
        pay("paid");
        pay("wrong");
        adjust("paid", "credits", Json.object().put("amount", "50"));
        adjust("open", "credits", Json.object().put("whole", true));
        adjust("wrong", "corrections", Json.object().put("purchaseOrder", "PO-8"));
        cloud.advanceTo("2026-02-06T12:00:00Z");
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void whatWasPaidIsUsedByTheNextInvoice() {
        assertThat(amounts("paid"))
                .containsExactly(
                        "100.00 + 19.00 = 119.00 EUR",
                        "50.00 + 9.50 = 59.50 EUR",
                        "100.00 + 19.00 = 119.00 EUR");
        assertThat(receivable("paid", 2).number("open")).isEqualTo(5_950);
        assertThat(credit("paid")).isEqualTo("0.00");
    }

    @Test
    void whatWasOpenIsNotOwedAnyMore() {
        assertThat(receivable("open", 0).text("status")).isEqualTo("credited");
        assertThat(receivable("open", 0).number("open")).isZero();
        assertThat(receivable("open", 2).number("open")).isEqualTo(11_900);
    }

    @Test
    void whatWasPaidOnTheWrongInvoicePaysTheRightOne() {
        StoredInvoice right = invoices("wrong").get(2);
        assertThat(right.at("/content/purchaseOrder")).isEqualTo("PO-8");
        assertThat(right.at("/content/corrects")).isEqualTo(invoices("wrong").get(0).number());
        assertThat(receivable("wrong", 2).text("status")).isEqualTo("paid");
        assertThat(credit("wrong")).isEqualTo("0.00");
    }

    @Test
    void everyDocumentIsRenderedAndSent() {
        assertThat(cloud.mails())
                .filteredOn(it -> it.subject().startsWith("Credit note "))
                .hasSize(3);
        assertThat(invoices("paid"))
                .allSatisfy(it -> assertThat(it.attribute("state")).isEqualTo("rendered"));
    }

    @Test
    void theAuditorFindsNothing() {
        assertThat(cloud.audited().violations()).isEmpty();
    }

    private static void pay(String customer) {
        ObjectNode payment =
                Json.object()
                        .put("version", 1)
                        .put("paymentId", "p-" + customer)
                        .put("invoice", invoices(customer).getFirst().number())
                        .put("currency", "EUR")
                        .put("amount", "119.00")
                        .put("receivedOn", "2026-01-06");
        Reply paid = cloud.call("POST", "/payments", "payments:write", payment);
        assertThat(paid.status()).as(paid.body()).isEqualTo(201);
    }

    private static void adjust(String customer, String what, ObjectNode request) {
        request.put("version", 1).put("requestId", "r-1").put("reason", "As agreed");
        String path = "/invoices/" + invoices(customer).getFirst().number() + "/" + what;
        Reply reply = cloud.call("POST", path, "billing:write", request);
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        Reply repeat = cloud.call("POST", path, "billing:write", request);
        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.json()).isEqualTo(reply.json());
        cloud.settle();
    }

    private static String credit(String customer) {
        String path = "/accounts/account-" + customer + "/credit";
        JsonNode credit = cloud.call("GET", path, "billing:read", null).json();
        return credit.at("/credits/0/balance").asText();
    }

    private static List<String> amounts(String customer) {
        return invoices(customer).stream().map(StoredInvoice::amounts).toList();
    }

    private static List<StoredInvoice> invoices(String customer) {
        return cloud.invoicesOf("account-" + customer);
    }

    private static RawItem receivable(String customer, int invoice) {
        String number = invoices(customer).get(invoice).number();
        return cloud.items("Collections", "RECEIVABLE#" + number).getFirst();
    }
}
