package io.billfold.serveaudit;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.lambda.Answer;
import io.billfold.store.Commit;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;

class HoldCallTest {
    private static final String ROUTE = "/invoices/{number}/hold";
    private static final String NUMBER = "MU-2026-000001";
    private static final String FOLDER = "invoices/muster-de/2026/MU-2026-000001/";

    private final MemoryStores stores = new MemoryStores();
    private final Door door = new Door(stores, stores.invoices());

    @AfterEach
    void close() {
        door.close();
    }

    private void issue(boolean isRendered) {
        Commit commit = stores.dynamo().begin();
        stores.invoices().add(commit, Samples.invoice());
        stores.dynamo().commit(commit);
        if (isRendered) {
            Commit rendered = stores.dynamo().begin();
            stores.invoices().saveRendered(rendered, Samples.NUMBER, DocumentCallTest.rendition());
            stores.dynamo().commit(rendered);
        }
    }

    @Test
    void holdsAllDocumentsAndSaysSo() {
        issue(true);

        Answer answer = hold(true, "Tax audit 2026/17");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        new HoldAnswer(NUMBER, true, "Tax audit 2026/17", "auditor-7", Door.NOW));
        assertThat(door.s3.held)
                .isEqualTo(
                        Map.of(
                                FOLDER + "invoice.pdf", "ON",
                                FOLDER + "invoice.xml", "ON",
                                FOLDER + "snapshot.json", "ON"));
        assertThat(events())
                .containsExactly(
                        "LegalHoldChanged "
                                + "{\"version\":1,\"eventId\":\"LegalHoldChanged:MU-2026-000001.1\","
                                + "\"occurredAt\":\"2026-02-03T10:00:00Z\","
                                + "\"number\":\"MU-2026-000001\",\"seller\":\"muster-de\","
                                + "\"accountId\":\"acme\",\"held\":true,"
                                + "\"reason\":\"Tax audit 2026/17\",\"changedBy\":\"auditor-7\"}");
        assertThat(log()).containsExactly("held MU-2026-000001: Tax audit 2026/17");
    }

    @Test
    void theSameAgainIsNoChangeButIsLogged() {
        issue(true);
        hold(true, "Inquiry");

        assertThat(hold(true, "Inquiry").status()).isEqualTo(200);

        assertThat(events()).hasSize(1);
        assertThat(log()).hasSize(2);
    }

    @Test
    void aReleaseTakesTheHoldOffAndLeavesItsStory() {
        issue(true);
        hold(true, "Inquiry");

        Answer answer = hold(false, "Inquiry closed");

        assertThat(((HoldAnswer) answer.body()).held()).isFalse();
        assertThat(door.s3.held.values()).containsOnly("OFF");
        assertThat(events()).hasSize(2);
        assertThat(log())
                .containsExactly(
                        "held MU-2026-000001: Inquiry", "released MU-2026-000001: Inquiry closed");
    }

    /** Somebody holds it anew between the record of the release and what S3 is told. */
    @Test
    void whoeverHoldsItWhileItIsReleasedWins() {
        issue(true);
        hold(true, "Inquiry");
        Door other = new Door(stores, stores.invoices());
        door.s3.beforeNextChange = () -> other.put(ROUTE, NUMBER, body(true, "Lawsuit"), "audit");

        hold(false, "Inquiry closed");

        assertThat(door.s3.held.values()).containsOnly("ON");
        assertThat(log()).last().isEqualTo("held MU-2026-000001: Lawsuit");
        other.close();
    }

    @Test
    void whatNeverWasHeldCannotBeReleased() {
        issue(true);

        assertThat(hold(false, "Mistake").status()).isEqualTo(409);
        assertThat(door.s3.held).isEmpty();
        assertThat(log()).isEmpty();
    }

    @Test
    void documentsThatAreNotMadeYetCannotBeHeld() {
        issue(false);

        assertThat(hold(true, "Inquiry").status()).isEqualTo(409);
        assertThat(door.s3.held).isEmpty();
    }

    @Test
    void onlyAuditorsMay() {
        issue(true);

        for (String scope : List.of("billing:read", "collections:read")) {
            assertThat(door.put(ROUTE, NUMBER, body(true, "Inquiry"), scope).status())
                    .isEqualTo(403);
        }
        assertThat(door.s3.held).isEmpty();
        assertThat(log()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"held\":true}",
                "{\"held\":true,\"reason\":\" \"}",
                "{\"held\":\"true\",\"reason\":\"x\"}",
                "{\"held\":true,\"reason\":\"x\",\"until\":\"2030-01-01\"}"
            })
    void whatIsNoHoldIsRefused(String body) {
        issue(true);

        assertThat(door.put(ROUTE, NUMBER, body, "audit").status()).isEqualTo(422);
        assertThat(door.s3.held).isEmpty();
    }

    @Test
    void aReasonIsBounded() {
        issue(true);

        assertThat(hold(true, "x".repeat(500)).status()).isEqualTo(200);
        assertThat(hold(true, "x".repeat(501)).status()).isEqualTo(422);
    }

    @Test
    void knowsNoOtherInvoice() {
        assertThat(hold(true, "Inquiry").status()).isEqualTo(404);
    }

    private Answer hold(boolean isHeld, String reason) {
        return door.put(ROUTE, NUMBER, body(isHeld, reason), "audit");
    }

    private static String body(boolean isHeld, String reason) {
        return "{\"version\":1,\"held\":%s,\"reason\":\"%s\"}".formatted(isHeld, reason);
    }

    private List<String> events() {
        return stores.events("INVOICES").stream()
                .map(event -> event.getKey() + " " + event.getValue())
                .toList();
    }

    private List<String> log() {
        return door.log.listAfter(YearMonth.of(2026, 2), 0, 100).stream()
                .map(
                        it ->
                                it.access().action().word()
                                        + " "
                                        + it.access().subject()
                                        + ": "
                                        + it.access().detail())
                .toList();
    }
}
