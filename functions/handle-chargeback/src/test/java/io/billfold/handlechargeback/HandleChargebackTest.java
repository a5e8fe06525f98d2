package io.billfold.handlechargeback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.dispute.Counted.What;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.RatioMonth;
import io.billfold.billing.dispute.RatioMonth.Sum;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;
import io.billfold.billing.payment.Acquired;
import io.billfold.billing.payment.ChargeTraits;
import io.billfold.billing.payment.Payment;
import io.billfold.events.ProviderEventReceived;
import io.billfold.store.Commit;
import io.billfold.store.Dynamo;
import io.billfold.store.PaymentStore.Recorded;
import io.billfold.store.Versioned;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class HandleChargebackTest {
    private static final Instant NOW = Instant.parse("2026-02-10T10:00:00Z");
    private static final String TAKEN =
            "{\"id\":\"txn_1\",\"amount\":-2368,\"fee\":1500,\"currency\":\"eur\"}";
    private static final String BACK =
            "{\"id\":\"txn_2\",\"amount\":2368,\"fee\":0,\"currency\":\"eur\"}";

    private MemoryStores stores = new MemoryStores();

    @BeforeEach
    void payTheInvoice() {
        stores = new MemoryStores();
        Receivable owed = Samples.receivable();
        stores.open(owed.withApplied(owed.total()));
    }

    @Test
    void takesTheMoneyOnceAndHoldsWhatIsArguedAbout() {
        pay();
        List<ProviderEventReceived> events =
                List.of(
                        keep("evt_1", "created", 100, "needs_response", ""),
                        keep("evt_2", "funds_withdrawn", 101, "needs_response", TAKEN));

        events.forEach(handler()::book);
        events.forEach(handler()::book);

        assertThat(dispute().status()).isEqualTo(Dispute.Status.CHARGEBACK);
        assertThat(dispute().withdrawn()).isEqualTo(Money.parse("EUR 23.68"));
        assertThat(receivable().disputed()).isEqualTo(Money.parse("EUR 23.68"));
        assertThat(receivable().pausedBy()).isNull();
        assertThat(balance(LedgerAccount.PROVIDER_CLEARING)).isEqualTo(Money.parse("EUR -38.68"));
        assertThat(balance(LedgerAccount.FEES)).isEqualTo(Money.parse("EUR 15.00"));
        assertThat(eventTypes()).containsExactlyInAnyOrder("DisputeOpened", "DisputeMoneyMoved");
    }

    @Test
    void everyOrderOfAWonCaseEndsAlike() {
        for (int seed = 0; seed < 50; seed++) {
            payTheInvoice();
            pay();
            List<ProviderEventReceived> events = new ArrayList<>(wonCase());
            events.addAll(wonCase());
            Collections.shuffle(events, new Random(seed));

            events.forEach(handler()::book);

            assertThat(dispute().status()).as("seed %d", seed).isEqualTo(Dispute.Status.WON);
            assertThat(receivable().disputed().isZero()).as("seed %d", seed).isTrue();
            assertThat(receivable().pausedBy()).as("seed %d", seed).isNull();
            assertThat(balance(LedgerAccount.PROVIDER_CLEARING))
                    .as("seed %d", seed)
                    .isEqualTo(Money.parse("EUR -15.00"));
            assertThat(balance(LedgerAccount.LOSSES).isZero()).as("seed %d", seed).isTrue();
        }
    }

    private List<ProviderEventReceived> wonCase() {
        return List.of(
                keep("evt_1", "created", 100, "needs_response", ""),
                keep("evt_2", "funds_withdrawn", 100, "needs_response", TAKEN),
                keep("evt_3", "updated", 200, "under_review", TAKEN),
                keep("evt_4", "funds_reinstated", 300, "won", TAKEN + "," + BACK),
                keep("evt_5", "closed", 300, "won", TAKEN + "," + BACK));
    }

    @Test
    void aLostCaseIsALoss() {
        pay();

        handler().book(keep("evt_5", "closed", 300, "lost", TAKEN));

        assertThat(balance(LedgerAccount.LOSSES)).isEqualTo(Money.parse("EUR 23.68"));
        assertThat(balance(LedgerAccount.DISPUTED_RECEIVABLE).isZero()).isTrue();
        assertThat(eventTypes())
                .containsExactlyInAnyOrder("DisputeOpened", "DisputeMoneyMoved", "DisputeClosed");
    }

    @Test
    void waitsForAPaymentThatIsNotKnownYet() {
        ProviderEventReceived event = keep("evt_1", "created", 100, "needs_response", "");

        assertThatThrownBy(() -> waiting(NOW).handle(event))
                .as("the queue tries again")
                .isInstanceOf(PaymentNotKnownYetException.class)
                .hasMessageContaining("ch_1");
        waiting(NOW.plusSeconds(600)).handle(event);
        waiting(NOW.plusSeconds(700)).handle(event);

        waiting(NOW).run(NOW.plusSeconds(3_600));
        assertThat(stores.waitingEvents().waiting(10)).hasSize(1);
        pay();
        waiting(NOW).run(NOW.plusSeconds(7_200));

        assertThat(dispute().paymentId()).isEqualTo("p-1");
        assertThat(stores.waitingEvents().waiting(10)).isEmpty();
    }

    @Test
    void callsAPersonOnceAfterADayOfWaiting() {
        waiting(NOW.plusSeconds(600)).handle(keep("evt_1", "created", 100, "lost", TAKEN));
        waiting(NOW.plusSeconds(600)).handle(keepWarning("issfr_1"));

        waiting(NOW).run(NOW.plusSeconds(86_399));
        assertThat(eventTypes("ProviderEvent")).doesNotContain("ProviderEventWaiting");
        assertThatThrownBy(() -> waiting(NOW).run(NOW.plusSeconds(86_400)))
                .hasMessageContaining("evt_1 has waited since 2026-02-10T10:00:00Z")
                .hasMessageContaining("ch_1");
        waiting(NOW).run(NOW.plusSeconds(90_000));
        assertThat(eventTypes("ProviderEventWaiting")).hasSize(2);
        assertThat(stores.waitingEvents().waiting(10)).hasSize(2);

        pay();
        waiting(NOW).run(NOW.plusSeconds(100_000));
        assertThat(balance(LedgerAccount.LOSSES)).isEqualTo(Money.parse("EUR 23.68"));
        assertThat(stores.waitingEvents().waiting(10)).isEmpty();
    }

    @Test
    void everyOrderOfACaseCountsItOnceInTheMonthInWhichItCame() {
        for (int seed = 0; seed < 20; seed++) {
            payTheInvoice();
            pay();
            List<ProviderEventReceived> events = new ArrayList<>(wonCase());
            events.add(keep("evt_0", "created", 50, "warning_needs_response", ""));
            events.add(keepWarning("issfr_1"));
            events.addAll(List.copyOf(events));
            Collections.shuffle(events, new Random(seed));

            events.forEach(event -> waiting(NOW).handle(event));

            Sum one = new Sum(1, Money.parse("EUR 23.68"));
            assertThat(counted())
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(
                                    What.SALES, one,
                                    What.DISPUTES, one,
                                    What.DISPUTES_OF_SALES, one,
                                    What.FRAUDS, one,
                                    What.FRAUDS_OF_SALES, one));
        }
    }

    @Test
    void whatWasPreventedDoesNotCountAnyMore() {
        pay();

        waiting(NOW).handle(keep("evt_1", "created", 100, "needs_response", ""));
        assertThat(counted()).containsKey(What.DISPUTES);
        waiting(NOW).handle(keep("evt_2", "closed", 200, "prevented", ""));

        assertThat(counted()).containsOnlyKeys(What.SALES);
    }

    /** Of February, all together. */
    private Map<What, Sum> counted() {
        List<RatioMonth> months =
                stores.disputeRatios().month(Samples.receivable().seller(), YearMonth.of(2026, 2));
        assertThat(months).hasSize(1);
        assertThat(months.getFirst().acquired()).isEqualTo(new Acquired("visa", "-"));
        return months.getFirst().sums();
    }

    @Test
    void decidesAnewWhenAnotherReportComesBetween() {
        pay();
        ProviderEventReceived taken =
                keep("evt_2", "funds_withdrawn", 101, "needs_response", TAKEN);
        ProviderEventReceived created = keep("evt_1", "created", 100, "needs_response", "");
        stores.beforeNextTransaction(() -> handler().book(taken));

        handler().book(created);

        assertThat(dispute().withdrawn()).isEqualTo(Money.parse("EUR 23.68"));
        assertThat(dispute().latest().eventId()).isEqualTo("evt_2");
    }

    @Test
    void goesOnWithACaseThatAnOlderReleaseKept() {
        pay();
        Map<String, AttributeValue> item = new HashMap<>();
        Map.of(
                        "pk", "DISPUTE#stripe#dp_1",
                        "sk", "DISPUTE",
                        "disputeId", "dp_1",
                        "provider", "stripe",
                        "paymentId", "p-1",
                        "number", Samples.NUMBER.toString(),
                        "accountId", Samples.receivable().account().value(),
                        "seller", Samples.receivable().seller().value(),
                        "currency", "EUR",
                        "reason", "fraudulent")
                .forEach((name, text) -> item.put(name, AttributeValue.fromS(text)));
        Map.of(
                        "status", "under_review",
                        "movementsBooked", "txn_1",
                        "lastEventAt", "2026-02-02T02:41:40Z",
                        "lastEventId", "evt_3")
                .forEach((name, text) -> item.put(name, AttributeValue.fromS(text)));
        Map.of("form", 1, "version", 3, "amount", 2368, "withdrawn", 2368, "writtenOff", 0)
                .forEach((name, n) -> item.put(name, AttributeValue.fromN("" + n)));
        stores.put("PAYMENTS", item);
        Versioned<Receivable> owed = stores.receivables().find(Samples.NUMBER).orElseThrow();
        Receivable argued =
                owed.value().withDisputed(Money.parse("EUR 23.68")).withPause("dispute dp_1");
        Commit commit = stores.dynamo().begin();
        stores.receivables().replace(commit, argued, owed.version());
        stores.dynamo().commit(commit);

        handler().book(keep("evt_5", "closed", 300, "lost", TAKEN));

        assertThat(dispute().status()).isEqualTo(Dispute.Status.LOST);
        assertThat(dispute().writtenOff()).isEqualTo(Money.parse("EUR 23.68"));
        assertThat(balance(LedgerAccount.LOSSES)).isEqualTo(Money.parse("EUR 23.68"));
        assertThat(balance(LedgerAccount.FEES).isZero()).as("it was booked before").isTrue();
        assertThat(receivable().pausedBy()).isNull();
    }

    private HandleChargeback handler() {
        return new HandleChargeback(
                stores.providerEvents(),
                new CaseFiles(
                        stores.payments(),
                        stores.disputes(),
                        stores.receivables(),
                        new CaseBooks(stores.ledger(), stores.charges(), stores.disputeRatios()),
                        stores.dynamo(),
                        InstantSource.fixed(NOW)),
                new CountFraud(stores.charges(), stores.disputeRatios(), stores.dynamo()));
    }

    private WaitingEvents waiting(Instant now) {
        return new WaitingEvents(
                handler(), stores.waitingEvents(), stores.dynamo(), InstantSource.fixed(now));
    }

    /** A bank's report of fraud about the charge. */
    private ProviderEventReceived keepWarning(String id) {
        String type = "radar.early_fraud_warning.created";
        ProviderEventReceived event = ProviderEventReceived.of(NOW, "stripe", "evt_" + id, type);
        String body =
                ("{\"id\":\"evt_%s\",\"type\":\"%s\",\"created\":1770000100,\"data\":{\"object\":{"
                                + "\"id\":\"%s\",\"charge\":\"ch_1\",\"actionable\":true,"
                                + "\"fraud_type\":\"made_with_stolen_card\",\"created\":1770000099}}}")
                        .formatted(id, type, id);
        stores.dynamo().commit(stores.providerEvents().keep(stores.dynamo().begin(), event, body));
        return event;
    }

    private void pay() {
        Receivable owed = Samples.receivable();
        Payment payment =
                new Payment(
                        "p-1",
                        owed.invoice(),
                        owed.account(),
                        owed.seller(),
                        owed.total(),
                        LocalDate.of(2026, 2, 3),
                        "stripe",
                        "ch_1");
        Money none = Money.zero(owed.total().getCurrencyUnit());
        Commit commit = stores.dynamo().begin();
        stores.payments()
                .record(
                        commit,
                        new Recorded(payment, owed.total(), none, none, "paid"),
                        new ChargeTraits(
                                new Acquired("visa", "-"), "fp_1", null, null, null, null));
        stores.dynamo().commit(commit);
    }

    private ProviderEventReceived keep(
            String id, String what, int second, String status, String movements) {
        String type = "charge.dispute." + what;
        ProviderEventReceived event = ProviderEventReceived.of(NOW, "stripe", id, type);
        Dynamo dynamo = stores.dynamo();
        String body =
                ("{\"id\":\"%s\",\"type\":\"%s\",\"created\":%d,\"data\":{\"object\":{\"id\":\"dp_1\","
                                + "\"charge\":\"ch_1\",\"amount\":2368,\"currency\":\"eur\","
                                + "\"reason\":\"fraudulent\",\"status\":\"%s\","
                                + "\"balance_transactions\":[%s]}}}")
                        .formatted(id, type, 1_770_000_000 + second, status, movements);
        dynamo.commit(stores.providerEvents().keep(dynamo.begin(), event, body));
        return event;
    }

    private Dispute dispute() {
        return stores.disputes().find("stripe", "dp_1").map(Versioned::value).orElseThrow();
    }

    private Receivable receivable() {
        return stores.receivables().find(Samples.NUMBER).map(Versioned::value).orElseThrow();
    }

    private Money balance(LedgerAccount account) {
        Receivable owed = Samples.receivable();
        Money sum = Money.zero(owed.total().getCurrencyUnit());
        LocalDate far = LocalDate.of(2030, 1, 1);
        for (LedgerEntry entry :
                stores.ledger().entries(owed.account(), LocalDate.of(2020, 1, 1), far)) {
            for (Posting posting : entry.postings()) {
                sum = posting.account() == account ? sum.plus(posting.signed()) : sum;
            }
        }
        return sum;
    }

    private List<String> eventTypes() {
        return eventTypes("Dispute");
    }

    private List<String> eventTypes(String prefix) {
        return stores.events("PAYMENTS").stream()
                .map(Map.Entry::getKey)
                .filter(type -> type.startsWith(prefix))
                .toList();
    }
}
