package io.billfold.watchdisputes;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.dispute.Counted;
import io.billfold.billing.dispute.Counted.What;
import io.billfold.billing.payment.Acquired;
import io.billfold.events.DisputeRatioNear;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.Commit;
import io.billfold.store.ExchangeRateStore;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

class WatchRatiosTest {
    private static final SellerId SELLER = Samples.seller().id();
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    private final MemoryStores stores = new MemoryStores();
    private int counted;

    @BeforeEach
    void seller() {
        stores.dynamo()
                .commit(
                        stores.accounts()
                                .saveSeller(stores.dynamo().begin(), Samples.seller(), null));
    }

    /** VAMP from 2026-04: 1,501 items and 1.5 %. */
    @Test
    void tellsOnceAtEachStepOfALimit() {
        count(What.SALES, MAY, 100_000);
        count(What.DISPUTES, MAY, 750);
        run(LocalDate.of(2026, 5, 20));
        assertThat(told()).as("750 of 1,501").isEmpty();

        count(What.DISPUTES, MAY, 1);
        run(LocalDate.of(2026, 5, 21));
        run(LocalDate.of(2026, 5, 21));
        run(LocalDate.of(2026, 5, 22));
        count(What.FRAUDS, MAY, 375);
        run(LocalDate.of(2026, 6, 2));
        run(LocalDate.of(2026, 7, 1));

        assertThat(told())
                .extracting(DisputeRatioNear::eventId)
                .containsExactlyInAnyOrder(
                        "DisputeRatioNear:muster-de.2026-05.adyen.MusterDE.visa.VAMP.receipt.50",
                        "DisputeRatioNear:muster-de.2026-05.adyen.MusterDE.visa.VAMP.receipt.75");
        assertThat(told())
                .filteredOn(it -> it.stepPercent() == 50)
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.items()).isEqualTo(751);
                            assertThat(it.ratioPercent()).isEqualTo("0.7510");
                        });
    }

    @Test
    void showsWhereASellerStandsAndWhy() {
        count(What.SALES, MAY, 100_000);
        count(What.DISPUTES, MAY, 1_000);

        RatiosAnswer answer = ask(Map.of("seller", "muster-de", "month", "2026-05"));

        assertThat(answer.ratios()).hasSize(2);
        RatioAnswer receipt = answer.ratios().getFirst();
        assertThat(receipt.merchant()).isEqualTo("MusterDE");
        assertThat(receipt.disputes()).isEqualTo(1_000);
        assertThat(receipt.programmes())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.reachedPercent()).isEqualTo("66.6222");
                            assertThat(it.alarmPercent()).isEqualTo(50);
                            assertThat(it.why())
                                    .isEqualTo(
                                            "1000 fraud and disputes to 100000 sales; the limit is"
                                                    + " 1.50 % and 1501 items");
                        });
        assertThat(ask(Map.of("seller", "muster-de")).month()).isEqualTo("2026-06");
        assertThat(ask(Map.of("seller", "muster-de")).ratios()).isEmpty();
    }

    private RatiosAnswer ask(Map<String, String> query) {
        Answer answer =
                new RatioCall(
                                stores.json(),
                                figures(),
                                InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z")))
                        .answer(
                                new Call(
                                        "GET",
                                        RatioCall.ROUTE,
                                        "/dispute-ratios",
                                        Map.of(),
                                        query,
                                        Map.of(),
                                        new byte[0],
                                        Map.of("sub", "clerk-3"),
                                        Set.of(),
                                        "r-1",
                                        "192.0.2.1"));
        assertThat(answer.status()).isEqualTo(200);
        return (RatiosAnswer) Objects.requireNonNull(answer.body());
    }

    private RatioFigures figures() {
        return new RatioFigures(stores.disputeRatios(), new ExchangeRateStore(stores.dynamo()));
    }

    private void run(LocalDate day) {
        new WatchRatios(stores.accounts(), figures(), stores.disputeRatios(), stores.dynamo())
                .run(day.atTime(5, 0).toInstant(ZoneOffset.UTC));
    }

    private List<DisputeRatioNear> told() {
        return stores.events("PAYMENTS").stream()
                .map(event -> stores.json().read(event.getValue(), DisputeRatioNear.class))
                .toList();
    }

    private void count(What what, YearMonth month, int number) {
        Counted each =
                new Counted(
                        SELLER,
                        month,
                        "adyen",
                        new Acquired("visa", "MusterDE"),
                        what,
                        number,
                        Money.parse("EUR 1.00").multipliedBy(number));
        Commit commit = stores.dynamo().begin();
        stores.disputeRatios().count(commit, "id-" + counted++, each);
        stores.dynamo().commit(commit);
    }
}
