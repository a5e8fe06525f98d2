package io.billfold.recorddelivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.Sending;
import io.billfold.billing.delivery.Channel;
import io.billfold.billing.delivery.Delivery;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.lambda.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class DeliveryCallTest {
    private static final String ROUTE = "/invoices/{number}/deliveries";
    private static final String UPLOAD =
            """
            {"version": 1, "by": "portal", "portal": "suppliers.example", "reference": "R-1",
             "uploadedAt": "2026-02-03T09:00:00Z"}""";

    private final Desk desk = new Desk();

    private static DeliveriesAnswer page(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return (DeliveriesAnswer) Objects.requireNonNull(answer.body());
    }

    @Test
    void whatWasNotSentYetHasNoDeliveries() {
        assertThat(page(desk.get(ROUTE, Map.of())).deliveries()).isEmpty();
    }

    @Test
    void anUploadIsNotedOnTheDeliveryThatWaitsForIt() {
        desk.started(Channel.PORTAL, Step.TO_UPLOAD);
        assertThat(desk.post(ROUTE, UPLOAD).status()).isEqualTo(200);
        var once = desk.stores.items("INVOICES");
        assertThat(desk.post(ROUTE, UPLOAD).status()).isEqualTo(200);
        assertThat(desk.stores.items("INVOICES")).isEqualTo(once);
        assertThat(desk.steps()).containsExactlyInAnyOrder(Step.TO_UPLOAD, Step.UPLOADED);
        assertThat(desk.delivery(Desk.FIRST).step()).isEqualTo(Step.UPLOADED);
    }

    @Test
    void anUploadInsteadOfAMailThatFailedTakesItsPlace() {
        desk.started(Channel.EMAIL, Step.BOUNCED_HARD);
        assertThat(desk.post(ROUTE, UPLOAD).status()).isEqualTo(200);
        assertThat(desk.delivery(Desk.FIRST).step()).isEqualTo(Step.REPLACED);
        Delivery second = desk.delivery(Desk.FIRST.next());
        assertThat(second.channel()).isEqualTo(Channel.PORTAL);
        assertThat(second.recipient()).isEqualTo("suppliers.example");
        assertThat(desk.post(ROUTE, UPLOAD).status()).isEqualTo(200);
        assertThat(page(desk.get(ROUTE, Map.of())).deliveries()).hasSize(2);
    }

    @Test
    void aPortalsNameMustFit() {
        String name = "p".repeat(Delivery.RECIPIENT_LENGTH_MAX + 1);

        Answer answer = desk.post(ROUTE, UPLOAD.replace("suppliers.example", name));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(String.valueOf(answer.body())).contains("field=portal");
    }

    @Test
    void thePortalIsTheAccountsWhereNoneIsNamed() {
        String upload = UPLOAD.replace("\"portal\": \"suppliers.example\", ", "");
        assertThat(desk.post(ROUTE, upload).status()).isEqualTo(422);
        desk.keep(Desk.account().withSending(new Sending.Portal("their portal")));
        assertThat(desk.post(ROUTE, upload).status()).isEqualTo(200);
        assertThat(desk.delivery(Desk.FIRST).recipient()).isEqualTo("their portal");
    }

    @Test
    void aDocumentIsAskedForAgainOnceUntilItIsSent() {
        String again = "{\"version\": 1, \"by\": \"email\"}";
        assertThat(desk.post(ROUTE, again).status()).isEqualTo(409);
        desk.started(Channel.EMAIL, Step.BOUNCED_HARD);
        for (int i = 0; i < 2; i++) {
            Answer answer = desk.post(ROUTE, again);
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.body()).isEqualTo(Map.of("delivery", "invoice.2"));
        }
        assertThat(desk.stores.events("INVOICES"))
                .filteredOn(it -> it.getKey().equals("DeliveryRequested"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"version\": 1, \"by\": \"pigeon\"}                                 | by",
                "{\"version\": 1, \"by\": \"email\", \"x\": 1}                        | x",
                "{\"version\": 1, \"by\": \"portal\"}                                 | reference",
                "{\"version\": 1, \"by\": \"peppol\", \"status\": \"XX\"}             | status",
                "{\"by\": \"email\"}                                                  | version",
                "rubbish                                                              | ``",
            })
    void whatIsWrongIsNamed(String body, String field) {
        desk.started(Channel.EMAIL, Step.SENT);
        Answer answer = desk.post(ROUTE, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(String.valueOf(answer.body())).contains("field=" + field);
    }

    @Test
    void peppolIsNotHeardOfWhatWentByMail() {
        desk.started(Channel.EMAIL, Step.SENT);
        String report =
                "{\"version\": 1, \"by\": \"peppol\", \"status\": \"AP\","
                        + " \"at\": \"2026-02-03T09:00:00Z\"}";
        assertThat(desk.post(ROUTE, report).status()).isEqualTo(409);
    }

    @Test
    void aListIsReadPageByPageAndBySeller() {
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 250; i++) {
            SellerId seller = new SellerId(i % 5 == 0 ? "other" : "muster-de");
            DeliveryId id = DeliveryId.ofInvoice(new InvoiceNumber("MU", 2026, i));
            keep(id, seller, i % 2 == 0 ? Step.BOUNCED_HARD : Step.DELIVERED, i);
            if (i % 10 == 0) {
                expected.add(id.number().toString());
            }
        }
        List<String> found = new ArrayList<>();
        String after = "";
        do {
            Map<String, String> query =
                    after.isEmpty()
                            ? Map.of("list", "failed", "seller", "other", "limit", "7")
                            : Map.of(
                                    "list", "failed", "seller", "other", "limit", "7", "after",
                                    after);
            DeliveriesAnswer page = page(desk.get("/deliveries", query));
            assertThat(page.deliveries()).hasSizeLessThanOrEqualTo(7);
            page.deliveries().forEach(it -> found.add(it.number()));
            after = Objects.requireNonNullElse(page.next(), "");
        } while (!after.isEmpty());
        assertThat(found).isEqualTo(expected);
    }

    private void keep(DeliveryId id, SellerId seller, Step step, int seconds) {
        Delivery delivery =
                new Delivery(
                        id,
                        seller,
                        Desk.account().id(),
                        Channel.EMAIL,
                        "ap@acme.example",
                        List.of(Report.of(step, Desk.NOW.plusSeconds(seconds), "")));
        desk.stores
                .dynamo()
                .commit(
                        desk.deliveries.save(
                                desk.stores.dynamo().begin(), delivery, null, Desk.NOW));
    }

    @ParameterizedTest
    @CsvSource({"list, lost", "seller, a b", "limit, 0", "after, x", "unknown, 1"})
    void aWrongQueryIsRefused(String name, String value) {
        Answer answer = desk.get("/deliveries", query(name, value));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(String.valueOf(answer.body())).contains("field=" + name);
    }

    private static Map<String, String> query(String name, String value) {
        Map<String, String> query = new HashMap<>(Map.of("list", "failed"));
        query.put(name, value);
        return query;
    }

    @Test
    void aListMustBeNamed() {
        assertThat(desk.get("/deliveries", Map.of()).status()).isEqualTo(422);
    }

    @Test
    void anAccountThatIsNotThereIsNotFound() {
        String release = "{\"version\": 1, \"reason\": \"Mended\"}";
        assertThat(desk.post("/accounts/{id}/mail-release", release).status()).isEqualTo(404);
    }
}
