package io.billfold.checks.edges;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.checks.endtoend.Stripe;
import io.billfold.local.http.Json;

import java.util.List;

/**
 * What happens between one customer and Billfold, the good and the bad. Everything that identifies
 * the customer is a word that stands nowhere else.
 */
final class LoggedStory {
    /** What must stand in no line: who the customer is, where, and what is bought. */
    static final List<String> PERSONAL =
            List.of(
                    "Quillfeather",
                    "quillfeather",
                    "Verborgene",
                    "Wispertal",
                    "DE136695976",
                    "DE02120300000000202051",
                    "DE89370400440532013000",
                    "Herzmedikament",
                    "203.0.113.77",
                    "4111111111111111");

    private static final String MAIL = "zacharias@quillfeather.example";
    private static final String AT = "2026-01-06T10:00:00Z";

    private final TestCloud cloud;

    LoggedStory(TestCloud cloud) {
        this.cloud = cloud;
    }

    void tell() {
        orders();
        cloud.advanceTo("2026-01-06T12:00:00Z");
        String number = cloud.invoicesOf("account-z1").getFirst().number();
        payments(number);
        webhooks(number);
        chargebacks();
        audits(number);
        cloud.advanceTo("2026-02-12T12:00:00Z");
    }

    private void orders() {
        ObjectNode order = order("z1");
        cloud.send("Orders", order.toString());
        cloud.settle();
        cloud.send("Orders", order.put("currency", "USD").toString());
        cloud.send("Orders", order("z2").put("interval", MAIL).toString());
        cloud.send("Orders", "not JSON, from " + MAIL);
        cloud.send("Orders", order("z3").toString().replace("2026-01-05", "2062-01-05"));
        // not what the functions behind these queues read: they fail, and say so
        cloud.send("Tax", "{\"mail\": \"" + MAIL + "\"}");
        cloud.send(
                "Drafts", "{\"subscriptionId\": \"" + MAIL + "\", \"version\": \"" + MAIL + "\"}");
        cloud.settle();
    }

    private static ObjectNode order(String id) {
        ObjectNode order = Orders.domestic(id, "2026-01-05").put("interval", "year");
        ((ObjectNode) order.get("account"))
                .put("name", "Zacharias Quillfeather")
                .put("email", MAIL);
        ((ObjectNode) order.at("/account/address"))
                .put("line1", "Verborgene Gasse 99")
                .put("city", "Wispertal");
        ((ObjectNode) order.at("/lines/0")).put("description", "Herzmedikament");
        return order;
    }

    private void payments(String number) {
        ObjectNode payment = payment("p-1", number);
        assertThat(pay(payment)).isEqualTo(201);
        assertThat(pay(payment)).isEqualTo(200);
        assertThat(pay(payment("p-1", number).put("amount", "1.00"))).isEqualTo(409);
        assertThat(pay(payment("p-2", MAIL))).isEqualTo(422);
        assertThat(pay(payment("p-3", number).put(MAIL, "DE02120300000000202051"))).isEqualTo(422);
        assertThat(pay(payment("p-4", "MU-2026-000999"))).isEqualTo(422);
        ObjectNode seller = Json.object().put("version", 1).put("email", MAIL);
        seller.putObject("bank").put("number", "DE89370400440532013000").put("holder", MAIL);
        assertThat(cloud.call("PUT", "/sellers/new", "sellers:write", seller).status())
                .isEqualTo(422);
        cloud.settle();
    }

    private int pay(ObjectNode payment) {
        return cloud.call("POST", "/payments", "payments:write", payment).status();
    }

    private static ObjectNode payment(String id, String number) {
        return Json.object()
                .put("version", 1)
                .put("paymentId", id)
                .put("invoice", number)
                .put("currency", "EUR")
                .put("amount", "19.00")
                .put("receivedOn", "2026-01-06");
    }

    private void webhooks(String number) {
        String charge = personal(Stripe.charge("evt_1", "ch_1", number, 5_000, AT));
        assertThat(send(charge, TestCloud.WEBHOOK_SECRET)).isEqualTo(200);
        assertThat(send(charge, TestCloud.WEBHOOK_SECRET)).isEqualTo(200);
        assertThat(send(charge, "whsec_guessed")).isEqualTo(400);
        assertThat(cloud.webhook(charge, "").status()).isEqualTo(400);
        assertThat(cloud.webhook(charge, "t=1,v1=" + MAIL).status()).isEqualTo(400);
        assertThat(send("no event, from " + MAIL, TestCloud.WEBHOOK_SECRET)).isEqualTo(400);
        // money for an invoice that is not there: a person has to look
        send(
                personal(Stripe.charge("evt_2", "ch_2", "MU-2026-000998", 500, AT)),
                TestCloud.WEBHOOK_SECRET);
        cloud.settle();
    }

    /** With what Stripe knows of a payer. */
    private static String personal(String charge) {
        ObjectNode event =
                (ObjectNode) Json.parse(charge.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ObjectNode object = (ObjectNode) event.at("/data/object");
        object.put("receipt_email", MAIL).put("description", "Herzmedikament");
        object.putObject("billing_details")
                .put("name", "Zacharias Quillfeather")
                .put("email", MAIL)
                .put("number", "4111111111111111")
                .putObject("address")
                .put("line1", "Verborgene Gasse 99")
                .put("city", "Wispertal");
        event.putObject("request").put("ip", "203.0.113.77");
        return event.toString();
    }

    private int send(String body, String secret) {
        String signature = Stripe.signature(body, secret);
        System.out.println(LoggedCloud.TOLD + signature.substring(signature.indexOf("v1=") + 3));
        return cloud.webhook(body, signature).status();
    }

    private void chargebacks() {
        ObjectNode opened = Stripe.dispute("dp_1", "ch_1", "needs_response", 5_000);
        dispute("evt_3", "charge.dispute.created", opened);
        // of a charge that nobody knows, and of what can't be one
        dispute(
                "evt_4",
                "charge.dispute.created",
                Stripe.dispute("dp_2", "ch_9", "needs_response", 1));
        dispute("evt_5", "charge.dispute.updated", Stripe.dispute("dp_3", MAIL, "won", 1));
        dispute(
                "evt_6",
                "charge.dispute.updated",
                Stripe.dispute("dp_4", "ch_1", "won", 1)
                        .put("charge", "DE02120300000000202051 203.0.113.77"));
        cloud.settle();
    }

    private void dispute(String id, String type, ObjectNode dispute) {
        assertThat(send(Stripe.event(id, type, AT, dispute), TestCloud.WEBHOOK_SECRET))
                .isEqualTo(200);
    }

    private void audits(String number) {
        String url =
                cloud.call("GET", "/invoices/" + number + "/document", "audit", null)
                        .json()
                        .path("url")
                        .asText();
        System.out.println(LoggedCloud.TOLD + url.substring(url.indexOf("X-Amz-Signature=") + 16));
        assertThat(cloud.call("GET", "/invoices/" + MAIL + "/document", "audit", null).status())
                .isEqualTo(404);
    }
}
