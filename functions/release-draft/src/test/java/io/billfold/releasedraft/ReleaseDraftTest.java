package io.billfold.releasedraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.purchase.PurchaseOrder;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.Commit;
import io.billfold.store.DraftRecord;
import io.billfold.store.DraftRecord.State;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;
import io.billfold.testkit.Shell;

import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ReleaseDraftTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");
    private static final Problem NO_ORDER = new Problem("purchaseOrder", "is missing");
    private static final Problem NO_TAX = new Problem("account.taxId", "is missing");

    private final MemoryStores stores = new MemoryStores();
    private final DraftCall drafts =
            new DraftCall(
                    stores.json(),
                    stores.drafts(),
                    new ReleaseDraft(
                            stores.drafts(),
                            stores.purchaseOrders(),
                            stores.accounts(),
                            stores.dynamo(),
                            InstantSource.fixed(NOW),
                            Shell.metrics()));
    private final PurchaseOrderCall orders =
            new PurchaseOrderCall(
                    stores.json(),
                    new KeepPurchaseOrder(
                            stores.purchaseOrders(), stores.accounts(), stores.dynamo()));

    @BeforeEach
    void muster() {
        Commit commit = stores.dynamo().begin();
        stores.accounts().saveSeller(commit, Samples.seller(), null);
        stores.accounts().saveAccount(commit, Samples.account(ZoneOffset.UTC), null);
        stores.dynamo().commit(commit);
    }

    private DraftId held(String id, Problem problem) {
        Draft sample = Samples.invoice().content();
        Draft draft =
                new Draft(
                        new DraftId(id),
                        Draft.Kind.INVOICE,
                        null,
                        sample.subscription(),
                        sample.seller(),
                        sample.account(),
                        sample.currency(),
                        sample.billedOn(),
                        sample.period(),
                        14,
                        null,
                        sample.lines(),
                        List.of(),
                        null);
        Commit commit = stores.dynamo().begin();
        stores.drafts().addHeld(commit, draft, List.of(problem));
        stores.dynamo().commit(commit);
        return draft.id();
    }

    private Answer call(String method, String route, Map<String, String> path, String body) {
        Call call =
                new Call(
                        method,
                        method + " " + route,
                        route,
                        path,
                        Map.of("seller", "muster-de"),
                        Map.of(),
                        body.getBytes(StandardCharsets.UTF_8),
                        Map.of(),
                        Set.of(),
                        "r-1",
                        "127.0.0.1");
        return route.contains("/drafts") ? drafts.answer(call) : orders.answer(call);
    }

    private Answer release(DraftId id, String body) {
        return call("POST", "/drafts/{id}/release", Map.of("id", id.value()), body);
    }

    private Answer put(String account, String number, String body) {
        return call(
                "PUT",
                "/accounts/{id}/purchase-orders/{number}",
                Map.of("id", account, "number", number),
                body);
    }

    private DraftRecord draft(DraftId id) {
        return stores.drafts().find(id).orElseThrow();
    }

    private String listed() {
        return stores.json().write(call("GET", "/drafts", Map.of(), "").body());
    }

    @Test
    void aDraftGoesOnUnderAnOrderThatIsGoodForIt() {
        DraftId id = held("d-1", NO_ORDER);
        put("acme", "PO-2", "{\"currency\":\"EUR\",\"cap\":\"20.00\"}");

        Answer answer = release(id, "{\"purchaseOrder\":\"PO-2\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(draft(id).state()).isEqualTo(State.DRAFTED);
        assertThat(draft(id).draft().purchaseOrder()).isEqualTo("PO-2");
        assertThat(order("PO-2").used()).isEqualTo(Money.parse("EUR 19.90"));
        assertThat(stores.events("INVOICES"))
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.getKey()).isEqualTo("InvoiceDrafted");
                            assertThat(event.getValue()).contains("InvoiceDrafted:d-1:2");
                        });
    }

    private PurchaseOrder order(String number) {
        return stores.purchaseOrders().find(new AccountId("acme"), number).orElseThrow().value();
    }

    @Test
    void releasedTwiceItReservesOnce() {
        DraftId id = held("d-1", NO_ORDER);
        put("acme", "PO-2", "{\"currency\":\"EUR\",\"cap\":\"100.00\"}");

        release(id, "{\"purchaseOrder\":\"PO-2\"}");
        Answer again = release(id, "{\"purchaseOrder\":\"PO-2\"}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(order("PO-2").used()).isEqualTo(Money.parse("EUR 19.90"));
    }

    @Test
    void itStaysHeldWhileItsOrderIsNotGood() {
        DraftId id = held("d-1", NO_ORDER);
        put("acme", "PO-2", "{\"currency\":\"EUR\",\"cap\":\"19.89\"}");

        Answer small = release(id, "{\"purchaseOrder\":\"PO-2\"}");
        Answer none = release(id, "");

        assertThat(small.status()).isEqualTo(422);
        assertThat(stores.json().write(small.body())).contains("exhausted");
        assertThat(none.status()).isEqualTo(422);
        assertThat(draft(id).state()).isEqualTo(State.HELD);
        assertThat(order("PO-2").used()).isEqualTo(Money.parse("EUR 0.00"));
    }

    @Test
    void whatIsHeldForItsTaxGoesOnWithTheAccountAsItWasMended() {
        DraftId id = held("d-1", NO_TAX);
        mend();

        Answer answer = release(id, "{}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(draft(id).state()).isEqualTo(State.DRAFTED);
        assertThat(draft(id).draft().account().taxId()).isEqualTo("DE123456788");
    }

    private void mend() {
        Account acme = Samples.account(ZoneOffset.UTC);
        Commit commit = stores.dynamo().begin();
        stores.accounts()
                .saveAccount(
                        commit,
                        new Account(
                                acme.id(),
                                acme.name(),
                                PartyKind.BUSINESS,
                                acme.email(),
                                "DE123456788",
                                acme.address(),
                                "de",
                                acme.zone()),
                        stores.accounts().findAccount(acme.id()).orElseThrow());
        stores.dynamo().commit(commit);
    }

    @Test
    void anotherOrderDoesNotMendWhatIsHeldForItsTax() {
        DraftId id = held("d-1", NO_TAX);

        assertThat(release(id, "{\"purchaseOrder\":\"PO-2\"}").status()).isEqualTo(422);
        assertThat(draft(id).state()).isEqualTo(State.HELD);
    }

    @Test
    void theListNamesWhatIsHeldAndWhyAndForgetsWhatWentOn() {
        held("d-1", NO_TAX);
        DraftId second = held("d-2", NO_TAX);

        assertThat(listed()).contains("d-1", "d-2", "account.taxId");
        release(second, "");

        assertThat(listed()).contains("d-1").doesNotContain("d-2");
    }

    @Test
    void aLongListIsReadPageByPage() {
        for (int i = 0; i < 101; i++) {
            held("d-%03d".formatted(i), NO_TAX);
        }
        var first = stores.drafts().held(Samples.seller().id(), null);
        assertThat(first.drafts()).hasSize(100);
        var second = stores.drafts().held(Samples.seller().id(), first.next());
        assertThat(second.drafts())
                .extracting(it -> it.draft().id().value())
                .containsExactly("d-100");
        assertThat(second.next()).isNull();
    }

    @Test
    void anUnknownDraftIsNotFound() {
        assertThat(release(new DraftId("nobody"), "").status()).isEqualTo(404);
    }

    @Test
    void anOrderIsAddedChangedAndKeepsWhatIsUsed() {
        assertThat(
                        put(
                                        "acme",
                                        "PO/2 of May",
                                        "{\"currency\":\"EUR\",\"cap\":\"100\","
                                                + "\"validUntil\":\"2027-01-01\"}")
                                .status())
                .isEqualTo(201);
        assertThat(put("acme", "PO/2 of May", "{\"currency\":\"EUR\",\"cap\":\"50\"}").status())
                .isEqualTo(200);

        assertThat(order("PO/2 of May").cap()).isEqualTo(Money.parse("EUR 50.00"));
        assertThat(order("PO/2 of May").validUntil()).isNull();
        assertThat(
                        stores.json()
                                .write(
                                        call(
                                                        "GET",
                                                        "/accounts/{id}/purchase-orders",
                                                        Map.of("id", "acme"),
                                                        "")
                                                .body()))
                .contains("PO/2 of May", "50.00");
    }

    @Test
    void aCapBelowWhatIsUsedIsRefused() {
        DraftId id = held("d-1", NO_ORDER);
        put("acme", "PO-2", "{\"currency\":\"EUR\",\"cap\":\"20\"}");
        release(id, "{\"purchaseOrder\":\"PO-2\"}");

        Answer answer = put("acme", "PO-2", "{\"currency\":\"EUR\",\"cap\":\"19\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(order("PO-2").cap()).isEqualTo(Money.parse("EUR 20.00"));
    }

    @Test
    void badOrdersAreRefusedWithEverythingThatIsWrong() {
        Answer answer =
                put(
                        "acme",
                        "x".repeat(61),
                        "{\"currency\":\"EUR\",\"cap\":\"-1\",\"validFrom\":\"soon\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(stores.json().write(answer.body())).contains("number", "cap", "validFrom");
        assertThat(put("nobody", "PO-1", "{\"currency\":\"EUR\",\"cap\":\"1\"}").status())
                .isEqualTo(404);
    }

    @Test
    void aDateBeforeItsBeginningIsRefused() {
        Answer answer =
                put(
                        "acme",
                        "PO-1",
                        "{\"currency\":\"EUR\",\"cap\":\"1\",\"validFrom\":\"2026-02-01\","
                                + "\"validUntil\":\"2026-02-01\"}");

        assertThat(answer.status()).isEqualTo(422);
    }
}
