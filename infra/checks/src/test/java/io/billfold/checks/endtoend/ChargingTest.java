package io.billfold.checks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.RawItem;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.checks.cloud.TestCloud.Reply;
import io.billfold.local.http.Json;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Collecting from what customers pay with, through Stripe's library and the sandbox's test
 * instruments. One story in order: invoices of EUR 119.00 of January 5 are due on January 19.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChargingTest {
    private static TestCloud cloud;

    @BeforeAll
    static void billsTheCustomers() {
        cloud = TestCloud.startedAt(Instant.parse("2026-01-04T12:00:00Z"));
        for (String customer : List.of("good", "poor", "stolen", "lost", "debit", "own")) {
            cloud.send(
                    "Orders",
                    Orders.domestic(customer, "2026-01-05").put("interval", "year").toString());
        }
        cloud.settle();
        pays("good", "card", card("pm_card_visa"));
        pays("poor", "card", card("pm_card_visa_chargeDeclinedInsufficientFunds"));
        pays("poor", "other", card("pm_card_mastercard"));
        pays("stolen", "card", card("pm_card_visa_chargeDeclinedStolenCard"));
        pays("lost", "card", card("pm_sandbox_answerLost"));
        ObjectNode debit = card("pm_sepa").put("kind", "sepa_debit").put("network", "sepa");
        debit.putObject("mandate").put("reference", "MNDT-1").put("signedOn", "2025-01-01");
        pays("debit", "account", debit);
        cloud.advanceTo("2026-01-06T12:00:00Z");
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    @Order(1)
    void nothingIsChargedBeforeItIsDue() {
        cloud.advanceTo("2026-01-18T12:00:00Z");
        assertThat(attempts("good").path("attempts")).isEmpty();
        assertThat(attempts("good").path("nextAt").asText()).startsWith("2026-01-18T23:00:00");
        assertThat(cloud.items("Payments", "PAYMENT#")).isEmpty();
    }

    @Test
    @Order(2)
    void whatIsDueIsCollectedOnceThoughAnswerAndWebhookBothTell() {
        cloud.advanceTo("2026-01-19T12:00:00Z");
        assertThat(outcomes("good")).containsExactly("card collected");
        assertThat(open("good")).isZero();
        assertThat(payments("good")).hasSize(1);
        String charge = payments("good").getFirst().text("providerReference");
        assertThat(payments("good").getFirst().text("paymentId")).isEqualTo("stripe." + charge);
        assertThat(cloud.items("Payments", "PROVIDER#stripe#evt_" + charge + "_charge_succeeded"))
                .hasSize(1);
    }

    /** The charge was made, its answer was lost: the webhook books it, a lookup closes the try. */
    @Test
    @Order(3)
    void aLostAnswerIsLookedUpAndNothingIsChargedTwice() {
        assertThat(outcomes("lost")).containsExactly("card collected");
        assertThat(payments("lost")).hasSize(1);
        assertThat(open("lost")).isZero();
    }

    @Test
    @Order(4)
    void aStolenCardIsNeverChargedAgain() {
        assertThat(outcomes("stolen")).containsExactly("card declined");
        assertThat(attempts("stolen").path("needs").asText()).isEqualTo("payer");
        cloud.advanceTo("2026-01-21T12:00:00Z");
        assertThat(outcomes("stolen")).hasSize(1);
        assertThat(open("stolen")).isEqualTo(11_900);
    }

    /** Told on January 5 of a debit that may then be made from January 19 on. */
    @Test
    @Order(5)
    void aDebitIsBookedWhenItsBankHasPaid() {
        assertThat(outcomes("debit")).containsExactly("account collected");
        assertThat(payments("debit")).hasSize(1);
    }

    @Test
    @Order(6)
    void afterTwoRefusalsTheOtherCardIsCharged() {
        assertThat(outcomes("poor")).containsExactly("card declined");
        cloud.advanceTo("2026-01-23T12:00:00Z");
        assertThat(outcomes("poor"))
                .containsExactly("card declined", "card declined", "other collected");
        assertThat(open("poor")).isZero();
    }

    @Test
    @Order(7)
    void anotherCardIsChargedAtOnce() {
        pays("stolen", "card", card("pm_card_amex"));
        assertThat(outcomes("stolen")).containsExactly("card declined", "card collected");
        assertThat(open("stolen")).isZero();
    }

    @Test
    @Order(8)
    void whoPaysByItselfIsLeftAlone() {
        assertThat(open("own")).isEqualTo(11_900);
        String path = "/invoices/" + number("own") + "/attempts";
        assertThat(cloud.call("GET", path, "billing:read", null).status()).isEqualTo(404);
    }

    /** Credited whole, then paid out: it goes back to the card that paid. */
    @Test
    @Order(9)
    void aRefundGoesBackTheWayTheMoneyCame() {
        ObjectNode credit =
                Json.object()
                        .put("version", 1)
                        .put("requestId", "c-1")
                        .put("reason", "returned")
                        .put("whole", true);
        String invoice = number("good");
        Reply credited =
                cloud.call("POST", "/invoices/" + invoice + "/credits", "billing:write", credit);
        assertThat(credited.status()).as(credited.body()).isEqualTo(202);
        cloud.settle();
        String creditNote =
                cloud.invoicesOf("account-good").stream()
                        .map(it -> it.number())
                        .filter(it -> !it.equals(invoice))
                        .findFirst()
                        .orElseThrow();
        ObjectNode refund =
                Json.object()
                        .put("version", 1)
                        .put("requestId", "r-1")
                        .put("seller", "muster-de")
                        .put("currency", "EUR")
                        .put("amount", "19.00")
                        .put("reason", "returned")
                        .put("creditNote", creditNote);
        Reply asked = cloud.call("POST", "/accounts/account-good/refunds", "billing:write", refund);
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        cloud.settle();

        Reply parts = cloud.call("GET", "/accounts/account-good/refunds", "billing:read", null);
        assertThat(parts.json().path("refunds").size()).as(parts.body()).isEqualTo(1);
        JsonNode part = parts.json().at("/refunds/0");
        assertThat(part.path("state").asText()).as(parts.body()).isEqualTo("done");
        assertThat(part.path("paymentId").asText())
                .isEqualTo(payments("good").getFirst().text("paymentId"));
        assertThat(cloud.items("Ledger", "ACCOUNT#account-good"))
                .extracting(it -> it.text("sk"))
                .filteredOn(it -> it.contains("refund-paid:"))
                .hasSize(1);
    }

    /** 30 days before 28 February is 29 January. */
    @Test
    @Order(10)
    void aCustomerIsToldByMailThatItsCardExpires() {
        ObjectNode visa = card("pm_card_visa").put("network", "visa").put("lastDigits", "4242");
        pays("debit", "visa", visa.put("expires", "2026-02"));
        cloud.advanceTo("2026-01-29T12:00:00Z");
        assertThat(cloud.mails())
                .filteredOn(it -> it.text().contains("Visa 4242"))
                .singleElement()
                .satisfies(it -> assertThat(it.to()).contains("debit@customers.example.com"));

        String path = "/invoices/" + number("debit") + "/deliveries";
        Reply shown = cloud.call("GET", path, "billing:read", null);
        assertThat(shown.json().path("deliveries"))
                .filteredOn(it -> it.path("delivery").asText().startsWith("expiry-"))
                .singleElement()
                .extracting(it -> it.path("delivery").asText() + " " + it.path("step").asText())
                .isEqualTo("expiry-visa.2026-02.30.1 delivered");
    }

    @Test
    @Order(11)
    void everyMessageWasDone() {
        assertThat(cloud.queues())
                .filteredOn(it -> it.endsWith("DeadLetters"))
                .allSatisfy(it -> assertThat(cloud.messages(it)).as(it).isZero());
    }

    private static ObjectNode card(String token) {
        return Json.object().put("kind", "card").put("provider", "stripe").put("token", token);
    }

    private static void pays(String customer, String id, ObjectNode method) {
        String path = "/accounts/account-" + customer + "/payment-methods/" + id;
        Reply reply = cloud.call("PUT", path, "billing:write", method);
        assertThat(reply.status()).as(reply.body()).isBetween(200, 201);
        cloud.settle();
    }

    private static JsonNode attempts(String customer) {
        String path = "/invoices/" + number(customer) + "/attempts";
        Reply reply = cloud.call("GET", path, "billing:read", null);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static List<String> outcomes(String customer) {
        return StreamSupport.stream(attempts(customer).path("attempts").spliterator(), false)
                .map(it -> it.path("methodId").asText() + " " + it.path("outcome").asText())
                .toList();
    }

    private static String number(String customer) {
        return cloud.invoicesOf("account-" + customer).getFirst().number();
    }

    private static long open(String customer) {
        return cloud.items("Collections", "RECEIVABLE#" + number(customer))
                .getFirst()
                .numberOrZero("open");
    }

    private static List<RawItem> payments(String customer) {
        return cloud.items("Payments", "PAYMENT#").stream()
                .filter(it -> it.text("sk").equals("PAYMENT"))
                .filter(it -> it.text("number").equals(number(customer)))
                .toList();
    }
}
