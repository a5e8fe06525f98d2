package io.billfold.watchdisputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.account.LostDisputes;
import io.billfold.billing.account.RevenuePolicy;
import io.billfold.billing.account.Seller;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeChange;
import io.billfold.billing.dispute.DisputeDates;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.dispute.DisputeRules;
import io.billfold.billing.dispute.Movement;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.payment.Payment;
import io.billfold.events.DisputeDeadlineNear;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Versioned;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

class WatchDisputesTest {
    private static final Movement TAKEN =
            new Movement(
                    "txn_1",
                    Money.parse("EUR -23.68"),
                    Money.parse("EUR 15.00"),
                    Instant.parse("2026-03-01T10:00:00Z"));

    private final MemoryStores stores = new MemoryStores();

    @BeforeEach
    void payTheInvoice() {
        stores.open(Samples.receivable().withApplied(Samples.receivable().total()));
    }

    @Test
    void warnsOnceAtEachMarkOfTheDeadline() {
        seller(LostDisputes.WRITTEN_OFF);
        tell("dp_1", "evt_1", Dispute.Status.CHARGEBACK, "2026-03-01", "2026-03-20");

        for (int day = 1; day <= 31; day++) {
            run(LocalDate.of(2026, 3, day));
            run(LocalDate.of(2026, 3, day));
        }

        // our own deadline is the 18th, a Wednesday
        assertThat(stores.events("PAYMENTS"))
                .extracting(
                        event -> stores.json().read(event.getValue(), DisputeDeadlineNear.class))
                .extracting(DisputeDeadlineNear::eventId)
                .containsExactly(
                        "DisputeDeadlineNear:stripe.dp_1.2026-03-18.1",
                        "DisputeDeadlineNear:stripe.dp_1.2026-03-18.3",
                        "DisputeDeadlineNear:stripe.dp_1.2026-03-18.7");
    }

    @Test
    void anInvoiceWhosePaymentWasLostIsOpenedAgainWhereTheSellerWantsThat() {
        seller(new LostDisputes(LostDisputes.Outcome.REOPEN, Set.of()));
        tell("dp_1", "evt_1", Dispute.Status.CHARGEBACK, "2026-03-01", null);
        tell("dp_1", "evt_2", Dispute.Status.LOST, "2026-04-01", null);

        run(LocalDate.of(2026, 4, 7));
        assertThat(receivable().open().isZero()).isTrue();
        run(LocalDate.of(2026, 4, 8));
        run(LocalDate.of(2026, 4, 9));

        assertThat(receivable().open()).isEqualTo(Money.parse("EUR 23.68"));
        assertThat(receivable().dueOn()).isEqualTo(Samples.receivable().dueOn());
        assertThat(show("stripe", "dp_1").entries())
                .extracting(DisputeAnswer.Booked::id)
                .containsExactly(
                        "dispute:stripe.movement:txn_1",
                        "dispute:stripe.loss:txn_1.1",
                        "dispute:stripe.reopened:dp_1.1");
    }

    @Test
    void decidesAnewWhenAReportComesBetween() {
        seller(new LostDisputes(LostDisputes.Outcome.REOPEN, Set.of()));
        tell("dp_1", "evt_1", Dispute.Status.LOST, "2026-04-01", null);
        stores.beforeNextTransaction(
                () -> tell("dp_1", "evt_2", Dispute.Status.ARBITRATION, "2026-04-05", null));

        run(LocalDate.of(2026, 4, 8));

        assertThat(receivable().open().isZero()).isTrue();
        assertThat(receivable().disputed()).isEqualTo(Money.parse("EUR 23.68"));
    }

    @Test
    void oneCaseThatFailsDoesNotHoldUpTheOthers() {
        seller(LostDisputes.WRITTEN_OFF);
        tell("dp_1", "evt_1", Dispute.Status.CHARGEBACK, "2026-03-01", "2026-03-20");
        tell("dp_2", "evt_2", Dispute.Status.CHARGEBACK, "2026-03-01", "2026-03-20");
        LookAtCase failing = cases();
        LocalDate on = LocalDate.of(2026, 3, 11);
        stores.beforeNextTransaction(
                () -> {
                    throw new IllegalStateException("the table is away");
                });

        assertThatThrownBy(
                        () ->
                                new WatchDisputes(stores.disputes(), failing)
                                        .run(on.atStartOfDay().toInstant(ZoneOffset.UTC)))
                .hasMessageContaining("1 failed");

        assertThat(stores.events("PAYMENTS")).hasSize(1);
        run(on);
        assertThat(stores.events("PAYMENTS")).hasSize(2);
    }

    @Test
    void listsTheCasesOfASellersMonthAndOfAnAccount() {
        seller(LostDisputes.WRITTEN_OFF);
        tell("dp_1", "evt_1", Dispute.Status.CHARGEBACK, "2026-03-01", "2026-03-20");
        tell("dp_2", "evt_2", Dispute.Status.INQUIRY, "2026-04-01", null);
        String seller = Samples.receivable().seller().value();

        assertThat(list(Map.of("seller", seller, "month", "2026-03")))
                .extracting(DisputeAnswer::disputeId)
                .containsExactly("dp_1");
        assertThat(list(Map.of("account", Samples.receivable().account().value())))
                .extracting(DisputeAnswer::disputeId)
                .containsExactly("dp_1", "dp_2");
        assertThat(list(Map.of("seller", "other", "month", "2026-03"))).isEmpty();
        assertThat(calls().answer(call("GET /disputes", Map.of(), Map.of())).status())
                .isEqualTo(422);
        assertThat(
                        calls().answer(
                                        call(
                                                "GET /disputes",
                                                Map.of(),
                                                Map.of("seller", seller, "month", "March")))
                                .status())
                .isEqualTo(422);
    }

    @Test
    void showsACaseWithWhatLedToWhat() {
        seller(LostDisputes.WRITTEN_OFF);
        tell("dp_1", "evt_1", Dispute.Status.CHARGEBACK, "2026-03-01", "2026-03-20");

        DisputeAnswer shown = show("stripe", "dp_1");

        assertThat(shown.answerBy()).isEqualTo("2026-03-18");
        assertThat(shown.argued()).isEqualTo("EUR 23.68");
        assertThat(shown.meaning()).isEqualTo("other fraud without the card");
        assertThat(shown.why()).hasSize(2);
        assertThat(shown.reports())
                .extracting(DisputeAnswer.Reported::event)
                .containsExactly("evt_1");
        assertThat(shown.movements())
                .extracting(DisputeAnswer.Moved::value)
                .containsExactly("EUR -23.68");
        assertThat(shown.entries().getFirst().postings())
                .containsExactly(
                        "disputed_receivable EUR 23.68",
                        "fees EUR 15.00",
                        "provider_clearing EUR -38.68");
        for (String unknown : List.of("dp_9", "", "a#b")) {
            Map<String, String> path = Map.of("provider", "stripe", "id", unknown);
            assertThat(
                            calls().answer(call("GET /disputes/{provider}/{id}", path, Map.of()))
                                    .status())
                    .isEqualTo(404);
        }
    }

    private List<DisputeAnswer> list(Map<String, String> query) {
        Answer answer = calls().answer(call("GET /disputes", Map.of(), query));
        assertThat(answer.status()).isEqualTo(200);
        return ((DisputesAnswer) Objects.requireNonNull(answer.body())).disputes();
    }

    private DisputeAnswer show(String provider, String id) {
        Map<String, String> path = Map.of("provider", provider, "id", id);
        Answer answer = calls().answer(call("GET /disputes/{provider}/{id}", path, Map.of()));
        assertThat(answer.status()).isEqualTo(200);
        return (DisputeAnswer) Objects.requireNonNull(answer.body());
    }

    private static Call call(String route, Map<String, String> path, Map<String, String> query) {
        return new Call(
                "GET",
                route,
                route,
                path,
                query,
                Map.of(),
                new byte[0],
                Map.of("sub", "clerk-3"),
                Set.of(),
                "r-1",
                "192.0.2.1");
    }

    private DisputeCall calls() {
        return new DisputeCall(
                stores.json(),
                stores.disputes(),
                stores.ledger(),
                DisputeDates.bundled(),
                InstantSource.fixed(Instant.parse("2026-04-10T10:00:00Z")));
    }

    private void run(LocalDate day) {
        new WatchDisputes(stores.disputes(), cases())
                .run(day.atTime(5, 0).toInstant(ZoneOffset.UTC));
    }

    private LookAtCase cases() {
        return new LookAtCase(
                stores.disputes(),
                stores.receivables(),
                stores.ledger(),
                new SellersWatch(stores.accounts(), DisputeDates.bundled()),
                stores.dynamo(),
                InstantSource.fixed(Instant.parse("2026-04-10T10:00:00Z")));
    }

    private Receivable receivable() {
        return stores.receivables().find(Samples.NUMBER).map(Versioned::value).orElseThrow();
    }

    /** As handle-chargeback stores it. */
    private void tell(
            String dispute,
            String event,
            Dispute.Status status,
            String on,
            @Nullable String respondBy) {
        Versioned<Receivable> owed = stores.receivables().find(Samples.NUMBER).orElseThrow();
        Versioned<Dispute> known = stores.disputes().find("stripe", dispute).orElse(null);
        DisputeChange change =
                DisputeRules.apply(
                        known == null ? null : known.value(),
                        report(dispute, event, status, on, respondBy),
                        payment(owed.value()),
                        owed.value(),
                        LocalDate.parse(on));
        Commit commit = stores.dynamo().begin();
        if (known == null) {
            stores.disputes().open(commit, change.after());
        } else {
            stores.disputes().replace(commit, change.after(), known.version());
        }
        if (!change.receivableAfter().equals(owed.value())) {
            stores.receivables().replace(commit, change.receivableAfter(), owed.version());
        }
        change.entries().forEach(entry -> stores.ledger().add(commit, entry));
        assertThat(stores.dynamo().commit(commit)).isEqualTo(Committed.DONE);
    }

    private static DisputeReport report(
            String dispute,
            String event,
            Dispute.Status status,
            String on,
            @Nullable String respondBy) {
        return new DisputeReport(
                "stripe",
                dispute,
                "ch_1",
                event,
                "charge.dispute.updated",
                status,
                Money.parse("EUR 23.68"),
                "fraudulent",
                "visa",
                "10.4",
                respondBy == null ? null : Instant.parse(respondBy + "T23:59:59Z"),
                null,
                Instant.parse(on + "T10:00:00Z"),
                dispute.equals("dp_1") ? List.of(TAKEN) : List.of());
    }

    private static Payment payment(Receivable owed) {
        return new Payment(
                "p-1",
                owed.invoice(),
                owed.account(),
                owed.seller(),
                owed.total(),
                LocalDate.of(2026, 2, 3),
                "stripe",
                "ch_1");
    }

    private void seller(LostDisputes policy) {
        Seller seller = Samples.seller();
        Seller with =
                new Seller(
                        seller.id(),
                        seller.name(),
                        seller.email(),
                        seller.address(),
                        seller.zone(),
                        seller.series(),
                        seller.registrations(),
                        seller.bank(),
                        seller.isCashRounded(),
                        seller.profile(),
                        seller.branding(),
                        policy,
                        RevenuePolicy.BY_PRODUCT);
        stores.dynamo().commit(stores.accounts().saveSeller(stores.dynamo().begin(), with, null));
    }
}
