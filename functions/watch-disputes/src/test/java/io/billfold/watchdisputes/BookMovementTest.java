package io.billfold.watchdisputes;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeChange;
import io.billfold.billing.dispute.DisputeDates;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.dispute.DisputeRules;
import io.billfold.billing.dispute.Movement;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.payment.Payment;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Versioned;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Dollars were taken for a payment in euros, and no report says how many euros that is. */
class BookMovementTest {
    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");

    private final MemoryStores stores = new MemoryStores();

    @BeforeEach
    void dispute() {
        stores.open(Samples.receivable().withApplied(Samples.receivable().total()));
        Versioned<Receivable> owed = stores.receivables().find(Samples.NUMBER).orElseThrow();
        DisputeChange change =
                DisputeRules.apply(
                        null, report(), payment(), owed.value(), LocalDate.of(2026, 3, 1));
        assertThat(change.held()).hasSize(1);
        Commit commit = stores.disputes().open(stores.dynamo().begin(), change.after());
        assertThat(stores.dynamo().commit(commit)).isEqualTo(Committed.DONE);
    }

    @Test
    void booksWhatAPersonSaysOnce() {
        assertThat(post("txn_1", "23.68").status()).isEqualTo(200);
        Answer again = post("txn_1", "23.68");

        assertThat(again.status()).isEqualTo(200);
        DisputeAnswer shown = (DisputeAnswer) Objects.requireNonNull(again.body());
        assertThat(shown.held()).isZero();
        assertThat(shown.argued()).isEqualTo("EUR 23.68");
        assertThat(shown.why().getLast())
                .isEqualTo(
                        "txn_1 is worth EUR 23.68, as clerk-3 said on 2026-03-10: by the bank's"
                                + " letter");
        assertThat(shown.movements())
                .extracting(DisputeAnswer.Moved::value)
                .containsExactly("EUR -23.68");
        // an entry per currency meets at exchange differences
        assertThat(shown.entries()).hasSize(2);
        assertThat(receivable().disputed()).isEqualTo(Money.parse("EUR 23.68"));
        assertThat(stores.events("PAYMENTS"))
                .extracting(Map.Entry::getKey)
                .containsExactly("DisputeMoneyMoved");
    }

    @Test
    void whatIsBookedStays() {
        assertThat(post("txn_1", "23.68").status()).isEqualTo(200);

        assertThat(post("txn_1", "20.00").status()).isEqualTo(422);

        assertThat(receivable().disputed()).isEqualTo(Money.parse("EUR 23.68"));
    }

    @ParameterizedTest
    @CsvSource({"txn_2, 23.68", "txn_1, 0", "txn_1, -1", "txn_1, 1.001", "txn_1, x"})
    void refusesWhatCannotBeBooked(String movement, String amount) {
        assertThat(post(movement, amount).status()).isEqualTo(422);
        assertThat(stores.events("PAYMENTS")).isEmpty();
    }

    @Test
    void decidesAnewWhenSomebodyElseWasFaster() {
        stores.beforeNextTransaction(() -> post("txn_1", "20.00"));

        assertThat(post("txn_1", "23.68").status()).isEqualTo(422);

        assertThat(receivable().disputed()).isEqualTo(Money.parse("EUR 20.00"));
    }

    private Receivable receivable() {
        return stores.receivables().find(Samples.NUMBER).map(Versioned::value).orElseThrow();
    }

    private Answer post(String movement, String amount) {
        String body =
                ("{\"version\":1,\"movement\":\"%s\",\"amount\":\"%s\",\"reason\":\"by the bank's"
                                + " letter\"}")
                        .formatted(movement, amount);
        InstantSource clock = InstantSource.fixed(NOW);
        return new MovementCall(
                        stores.json(),
                        stores.disputes(),
                        new BookMovement(
                                stores.disputes(),
                                stores.receivables(),
                                stores.ledger(),
                                stores.dynamo(),
                                clock),
                        new DisputeCall(
                                stores.json(),
                                stores.disputes(),
                                stores.ledger(),
                                DisputeDates.bundled(),
                                clock))
                .answer(call(body));
    }

    private static Call call(String body) {
        return new Call(
                "POST",
                MovementCall.ROUTE,
                "/disputes/stripe/dp_1/decisions",
                Map.of("provider", "stripe", "id", "dp_1"),
                Map.of(),
                Map.of(),
                body.getBytes(UTF_8),
                Map.of("sub", "clerk-3"),
                Set.of(),
                "r-1",
                "192.0.2.1");
    }

    private static DisputeReport report() {
        Instant at = Instant.parse("2026-03-01T10:00:00Z");
        return new DisputeReport(
                "stripe",
                "dp_1",
                "ch_1",
                "evt_1",
                "charge.dispute.funds_withdrawn",
                Dispute.Status.CHARGEBACK,
                Money.parse("USD 25.00"),
                "fraudulent",
                "visa",
                "10.4",
                null,
                null,
                at,
                List.of(
                        new Movement(
                                "txn_1", Money.parse("USD -25.00"), Money.parse("USD 0.00"), at)));
    }

    private static Payment payment() {
        Receivable owed = Samples.receivable();
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
}
