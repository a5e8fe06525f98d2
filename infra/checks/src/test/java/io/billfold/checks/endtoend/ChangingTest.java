package io.billfold.checks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.StoredInvoice;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.checks.cloud.TestCloud.Reply;
import io.billfold.local.http.Json;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Plans, changes and previews through the HTTP API of a running cloud. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChangingTest {
    private static final String CATALOG =
            """
            {"version": 1,
             "products": [{"id": "seat", "name": "Seat"}],
             "plans": [
              {"id": "team", "name": "Team", "interval": "month",
               "entitlements": {"storage-gb": "100"},
               "versions": [{"version": 1, "from": "2025-01-01", "charges": [
                {"id": "seat", "product": "seat", "description": "Team, seats",
                 "basis": "per-item", "prices": {"EUR": {"model": "per-unit", "price": "30"}}}]}]},
              {"id": "company", "name": "Company", "interval": "month",
               "versions": [{"version": 1, "from": "2025-01-01", "charges": [
                {"id": "seat", "product": "seat", "description": "Company, seats",
                 "basis": "per-item", "prices": {"EUR": {"model": "per-unit", "price": "60"}}}]}]}]}
            """;

    private static TestCloud cloud;

    @BeforeAll
    static void sellByPlans() {
        cloud = TestCloud.startedAt(Instant.parse("2026-03-31T12:00:00Z"));
        Reply applied =
                cloud.call(
                        "PUT",
                        "/sellers/muster-de/catalog",
                        "catalog:write",
                        Json.parse(CATALOG.getBytes(StandardCharsets.UTF_8)));
        assertThat(applied.status()).as(applied.body()).isEqualTo(201);
        for (String id : List.of("upgrade", "seats", "wrong")) {
            cloud.send("Orders", byPlan(id).toString());
        }
        cloud.settle();
        cloud.advanceTo("2026-04-15T12:00:00Z");
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    private static ObjectNode byPlan(String id) {
        ObjectNode order = Orders.domestic(id, "2026-04-01");
        order.remove(List.of("lines", "interval"));
        order.putArray("items").addObject().put("item", "seats").put("plan", "team");
        return order;
    }

    /** 30.00 a month, upgraded to 60.00 on day 16 of 30: -15.00 + 30.00. */
    @Test
    @Order(1)
    void anUpgradeIsPreviewedAsItIsBilled() {
        ObjectNode change = change("upgrade", "c-1").put("do", "switch-plan");
        change.put("item", "seats").put("plan", "company").put("at", "2026-04-16");
        ObjectNode request = Json.object().put("version", 1);
        request.set("change", change);

        JsonNode preview = cloud.call("POST", "/previews", "subscriptions:read", request).json();
        Reply changed = post("upgrade", change);
        Reply again = post("upgrade", change);
        cloud.advanceTo("2026-04-17T12:00:00Z");

        assertThat(changed.status()).as(changed.body()).isEqualTo(201);
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        JsonNode draft = preview.path("drafts").path(0);
        assertThat(draft.path("net").asText()).isEqualTo("15.00");
        assertThat(amounts(draft)).containsExactly("-15.00", "30.00");
        JsonNode stored = draftOf("upgrade_2026-04-16");
        assertThat(texts(stored, "net")).isEqualTo(amounts(draft));
        assertThat(invoices("account-upgrade")).contains("15.00 + 2.85 = 17.85 EUR");
        assertThat(cloud.items("Subscriptions", "OUTBOX#EntitlementsChanged:upgrade.")).hasSize(2);
        assertThat(cloud.items("Subscriptions", "OUTBOX#SubscriptionChanged:upgrade.c-1"))
                .hasSize(1);
    }

    /** The clock stands at noon of 17 April then. */
    @Test
    @Order(2)
    void whatIsGivenBackBecomesACreditNote() {
        ObjectNode more = change("seats", "c-1").put("do", "cancel").put("when", "now");

        Reply changed = post("seats", more);
        cloud.advanceTo("2026-04-18T12:00:00Z");

        assertThat(changed.status()).as(changed.body()).isEqualTo(201);
        JsonNode back = draftOf("seats_2026-04-17");
        assertThat(back.path("kind").asText()).isEqualTo("credit_note");
        // 14 of 30 days are not used
        assertThat(texts(back, "net")).containsExactly("14.00");
    }

    @Test
    void aChangeThatCantBeIsRefusedByFieldAndKept() {
        ObjectNode wrong = change("wrong", "c-1").put("do", "switch-plan");
        wrong.put("item", "seats").put("plan", "nowhere");

        Reply refused = post("wrong", wrong);

        assertThat(refused.status()).isEqualTo(422);
        JsonNode error = refused.json().path("errors").path(0);
        assertThat(error.path("field").asText()).isEqualTo("plan");
        assertThat(error.path("reason").asText())
                .isEqualTo("'nowhere' is not in the catalog of muster-de");
        assertThat(cloud.items("Subscriptions", "REFUSED_CHANGE#")).isNotEmpty();
        assertThat(cloud.items("Subscriptions", "OUTBOX#ChangeRejected:")).isNotEmpty();
    }

    private static ObjectNode change(String subscription, String id) {
        return Json.object()
                .put("version", 1)
                .put("changeId", id)
                .put("subscriptionId", subscription);
    }

    private static Reply post(String subscription, ObjectNode change) {
        String path = "/subscriptions/" + subscription + "/changes";
        return cloud.call("POST", path, "subscriptions:write", change);
    }

    private static JsonNode draftOf(String id) {
        return cloud.items("Invoices", "DRAFT#" + id).stream()
                .map(item -> Json.parse(item.text("doc").getBytes(StandardCharsets.UTF_8)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no draft " + id));
    }

    private static List<String> amounts(JsonNode draft) {
        return texts(draft, "amount");
    }

    private static List<String> texts(JsonNode draft, String field) {
        List<String> texts = new ArrayList<>();
        draft.path("lines").forEach(line -> texts.add(line.path(field).asText()));
        return texts;
    }

    private static List<String> invoices(String account) {
        return cloud.invoicesOf(account).stream().map(StoredInvoice::amounts).toList();
    }
}
