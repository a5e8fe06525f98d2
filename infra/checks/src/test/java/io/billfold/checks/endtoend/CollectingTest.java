package io.billfold.checks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.RawItem;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.checks.cloud.TestCloud.Reply;
import io.billfold.local.http.Json;
import io.billfold.local.mail.SentMail;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.time.Instant;
import java.util.List;

/**
 * Payment, dunning and chargeback. One story in order, since time only moves forward: three
 * invoices of EUR 119.00 of January 5, due on January 19. Reminders follow 7 and 14 days later.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CollectingTest {
    private static TestCloud cloud;

    @BeforeAll
    static void billsThreeCustomers() {
        cloud = TestCloud.startedAt(Instant.parse("2026-01-04T12:00:00Z"));
        for (String customer : List.of("payer", "late", "disputer")) {
            cloud.send(
                    "Orders",
                    Orders.domestic(customer, "2026-01-05").put("interval", "year").toString());
        }
        cloud.settle();
        cloud.advanceTo("2026-01-06T12:00:00Z");
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    @Order(1)
    void aPaymentNeedsATokenWithItsScope() {
        ObjectNode payment = payment("p-0", "payer", "119.00");
        assertThat(cloud.call("POST", "/payments", null, payment).status()).isEqualTo(401);
        assertThat(cloud.call("POST", "/payments", "audit", payment).status()).isEqualTo(403);
        assertThat(cloud.items("Payments")).isEmpty();
    }

    @Test
    @Order(2)
    void aPaymentSettlesTheInvoiceOnceHoweverOftenItIsTold() {
        ObjectNode payment = payment("p-1", "payer", "119.00");
        Reply first = cloud.call("POST", "/payments", "payments:write", payment);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.json().path("status").asText()).isEqualToIgnoringCase("paid");

        Reply repeat = cloud.call("POST", "/payments", "payments:write", payment);
        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.json()).isEqualTo(first.json());
        Reply other =
                cloud.call("POST", "/payments", "payments:write", payment("p-1", "payer", "1.00"));
        assertThat(other.status()).isEqualTo(409);

        cloud.settle();
        assertThat(receivable("payer").numberOrZero("open")).isZero();
        assertThat(entries("payer", "payment:p-1")).isEqualTo(1);
    }

    @Test
    @Order(3)
    void aForgedWebhookIsRefusedAndChangesNothing() {
        int before = cloud.items("Payments").size();
        String body =
                Stripe.charge("evt_f", "ch_f", invoice("late"), 11_900, "2026-01-06T10:00:00Z");
        String good = Stripe.signature(body, TestCloud.WEBHOOK_SECRET);

        assertThat(cloud.webhook(body, Stripe.signature(body, "whsec_guessed")).status())
                .isEqualTo(400);
        assertThat(cloud.webhook(body.replace("11900", "1"), good).status()).isEqualTo(400);
        assertThat(cloud.webhook(body, "").status()).isEqualTo(400);

        cloud.settle();
        assertThat(cloud.items("Payments")).hasSize(before);
        assertThat(receivable("late").numberOrZero("open")).isEqualTo(11_900);
    }

    @Test
    @Order(4)
    void aChargeOfTheProviderIsBookedToItsInvoice() {
        webhook(Stripe.charge("evt_1", "ch_1", invoice("disputer"), 5_000, "2026-01-06T10:00:00Z"));
        cloud.settle();
        assertThat(receivable("disputer").numberOrZero("open")).isEqualTo(6_900);
        assertThat(receivable("disputer").text("status")).isEqualTo("partly_paid");
    }

    @Test
    @Order(5)
    void aChargebackIsBookedOncePerMovementInWhateverOrderItIsTold() {
        cloud.advanceTo("2026-01-16T12:00:00Z");
        ObjectNode opened = Stripe.dispute("dp_1", "ch_1", "needs_response", 5_000);
        ObjectNode withdrawn = Stripe.moved(opened, "txn_1", -5_000, 1_500, "2026-01-15T10:00:00Z");
        String later =
                Stripe.event(
                        "evt_3",
                        "charge.dispute.funds_withdrawn",
                        "2026-01-15T10:00:02Z",
                        withdrawn);
        String earlier =
                Stripe.event("evt_2", "charge.dispute.created", "2026-01-15T10:00:01Z", withdrawn);

        for (String event : List.of(later, earlier, later, earlier)) {
            webhook(event);
            cloud.settle();
        }

        assertThat(entries("disputer", "dispute:stripe.movement:txn_1")).isEqualTo(1);
        RawItem balance =
                cloud.items("Ledger", "ACCOUNT#account-disputer").stream()
                        .filter(item -> item.text("sk").startsWith("BALANCE#"))
                        .findFirst()
                        .orElseThrow();
        assertThat(balance.numberOrZero("disputed_receivable.debit")).isEqualTo(5_000);
        assertThat(balance.numberOrZero("fees.debit")).isEqualTo(1_500);
        // 50.00 collected, then 50.00 and the fee of 15.00 taken
        assertThat(balance.numberOrZero("provider_clearing.debit")).isEqualTo(5_000);
        assertThat(balance.numberOrZero("provider_clearing.credit")).isEqualTo(6_500);
        assertThat(receivable("disputer").numberOrZero("disputed")).isEqualTo(5_000);
        assertThat(receivable("disputer").text("status")).isEqualTo("disputed");
        assertThat(cloud.items("Payments", "DISPUTE#"))
                .filteredOn(item -> item.text("sk").equals("DISPUTE"))
                .hasSize(1);
    }

    @Test
    @Order(6)
    void whatIsOverdueAndUndisputedIsRemindedOfTwice() {
        cloud.advanceTo("2026-01-26T05:59:00Z");
        assertThat(reminders("late")).isEmpty();
        cloud.advanceTo("2026-01-26T06:01:00Z");
        assertThat(reminders("late")).hasSize(1);
        cloud.advanceTo("2026-02-02T05:59:00Z");
        assertThat(reminders("late")).hasSize(1);
        cloud.advanceTo("2026-02-12T12:00:00Z");
        assertThat(reminders("late")).hasSize(2);
        assertThat(receivable("late").numberOrZero("level")).isEqualTo(2);
        assertThat(reminders("payer")).as("it has paid").isEmpty();
        assertThat(reminders("disputer"))
                .as("EUR 69.00 were never paid: nobody argues about them")
                .hasSize(2)
                .allMatch(mail -> mail.text().contains("69.00"));
    }

    @Test
    @Order(7)
    void aWonDisputeGivesTheMoneyBack() {
        ObjectNode won = Stripe.dispute("dp_1", "ch_1", "won", 5_000);
        ObjectNode withdrawn = Stripe.moved(won, "txn_1", -5_000, 1_500, "2026-01-15T10:00:00Z");
        ObjectNode reinstated = Stripe.moved(withdrawn, "txn_2", 5_000, 0, "2026-02-11T10:00:00Z");
        webhook(Stripe.event("evt_4", "charge.dispute.closed", "2026-02-11T10:00:00Z", reinstated));
        cloud.settle();
        assertThat(receivable("disputer").numberOrZero("disputed")).isZero();
        assertThat(receivable("disputer").text("status")).isEqualTo("partly_paid");
    }

    @Test
    @Order(8)
    void anIndependentAuditorFindsNothingWrong() {
        var audited = cloud.audited();
        System.out.println("collecting: " + audited.counts());
        assertThat(audited.violations()).isEmpty();
        assertThat(audited.counts().invoices()).isEqualTo(3);
        assertThat(audited.counts().payments()).isEqualTo(2);
        // 3 invoices, 2 payments, 2 movements
        assertThat(audited.counts().entries()).isEqualTo(7);
    }

    private static void webhook(String body) {
        Reply reply = cloud.webhook(body, Stripe.signature(body, TestCloud.WEBHOOK_SECRET));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static ObjectNode payment(String id, String customer, String amount) {
        return Json.object()
                .put("version", 1)
                .put("paymentId", id)
                .put("invoice", invoice(customer))
                .put("currency", "EUR")
                .put("amount", amount)
                .put("receivedOn", "2026-01-06");
    }

    private static String invoice(String customer) {
        return cloud.invoicesOf("account-" + customer).getFirst().number();
    }

    private static RawItem receivable(String customer) {
        return cloud.items("Collections", "RECEIVABLE#" + invoice(customer)).getFirst();
    }

    private static long entries(String customer, String id) {
        return cloud.items("Ledger", "ACCOUNT#account-" + customer).stream()
                .filter(item -> item.text("sk").startsWith("ENTRY#"))
                .filter(item -> item.text("sk").endsWith("#" + id))
                .count();
    }

    /** Mails after the one that brought the invoice. */
    private static List<SentMail> reminders(String customer) {
        return cloud.mails().stream()
                .filter(mail -> mail.to().contains(customer + "@customers.example.com"))
                .skip(1)
                .toList();
    }
}
