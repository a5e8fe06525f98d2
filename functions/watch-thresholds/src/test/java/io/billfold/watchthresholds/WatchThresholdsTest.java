package io.billfold.watchthresholds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.SellerSales.Sold;
import io.billfold.billing.tax.ThresholdWatch;
import io.billfold.billing.tax.Thresholds.Status;
import io.billfold.store.Commit;
import io.billfold.store.ExchangeRateStore;
import io.billfold.store.SellerSalesStore;
import io.billfold.store.Versioned;
import io.billfold.testkit.MemoryStores;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

class WatchThresholdsTest {
    private static final String TODAY = "2026-04-15T05:00:00Z";
    private static final String TOMORROW = "2026-04-16T05:00:00Z";

    /** Those that thresholds are in. */
    private static final String[] CURRENCIES = {
        "AUD", "CAD", "CHF", "EGP", "ISK", "JPY", "MYR", "NOK", "NZD", "PHP", "SGD", "THB", "TWD",
        "UAH", "USD", "ZAR"
    };

    private final MemoryStores stores = new MemoryStores();
    private final SellerSalesStore sales = new SellerSalesStore(stores.dynamo());
    private final Books books = new Books(stores);

    @BeforeEach
    void aGermanSeller() {
        books.seller(Books.SELLER, "DE");
    }

    @Test
    void tellsOnceThatAThresholdIsNearAndOnceThatItIsReached() {
        books.sell("2026-02-03", "FR", PartyKind.CONSUMER, "EUR 6000.00");
        books.sell("2026-04-14", "IT", PartyKind.CONSUMER, "EUR 3000.00");
        run(TODAY);
        run(TOMORROW);
        assertThat(told()).containsExactly("ThresholdNear:muster-de.EU.2026");

        books.sell("2026-04-16", "IT", PartyKind.CONSUMER, "EUR 1000.01");
        run("2026-04-17T05:00:00Z");
        run("2026-04-18T05:00:00Z");

        assertThat(told())
                .containsExactly(
                        "ThresholdNear:muster-de.EU.2026", "ThresholdReached:muster-de.EU.2026");
        assertThat(stores.events("ACCOUNTS").getFirst().getValue())
                .isEqualTo(
                        """
                        {"version":1,"eventId":"ThresholdNear:muster-de.EU.2026",\
                        "occurredAt":"2026-04-15T05:00:00Z","seller":"muster-de","place":"EU",\
                        "threshold":"EUR 10000","currency":"EUR","sold":"9000.00","invoices":2,\
                        "asOf":"2026-04-15"}\
                        """);
        SellerSales known = sales.find(Books.SELLER);
        assertThat(known.asOf()).isEqualTo(LocalDate.of(2026, 4, 18));
        assertThat(known.into(SellerSales.EU_CONSUMERS))
                .isEqualTo(new Sold(new BigDecimal("10000.01"), 3));
    }

    @Test
    void theYearBeforeCountsAsAWhole() {
        books.sell("2024-12-31", "US-TX", PartyKind.BUSINESS, "USD 900000.00");
        books.sell("2025-01-01", "US-TX", PartyKind.BUSINESS, "USD 300000.00");
        books.sell("2025-12-31", "US-TX", PartyKind.BUSINESS, "USD 200000.01");
        books.sell("2026-01-01", "US-TX", PartyKind.BUSINESS, "USD 1.00");

        run("2026-01-01T05:00:00Z");

        assertThat(told()).containsExactly("ThresholdReached:muster-de.US-TX.2026");
        assertThat(sales.find(Books.SELLER).into("US-TX"))
                .isEqualTo(new Sold(new BigDecimal("500000.01"), 2));
    }

    @Test
    void convertsByTheRateOfTheDayOrOfTheEndOfAMonthBefore() {
        books.sell("2026-04-01", "FR", PartyKind.CONSUMER, "USD 12500.01");
        books.rate("2026-03-31", "1.25", "USD");
        run(TODAY);
        assertThat(told()).containsExactly("ThresholdReached:muster-de.EU.2026");
        assertThat(sold()).isEqualByComparingTo("10000.01");

        books.rate("2026-04-15", "2", "USD");
        run(TOMORROW);
        assertThat(sold()).isEqualByComparingTo("6250.01");
    }

    @Test
    void withoutARateItIsUnknownUntilOneIsLoaded() {
        books.sell("2026-04-01", "FR", PartyKind.CONSUMER, "USD 20000.00");
        run(TODAY);
        assertThat(told()).isEmpty();
        assertThat(watch().value().places().get("EU").standing().status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(sales.find(Books.SELLER).places()).doesNotContainKey("EU");

        books.rate("2026-02-27", "1.25", "USD");
        run(TOMORROW);

        assertThat(told()).containsExactly("ThresholdReached:muster-de.EU.2026");
    }

    @Test
    void aDayIsCountedOnceAndNoEarlierOneAfterIt() {
        run(TOMORROW);
        run(TOMORROW);
        run(TODAY);

        assertThat(watch().version()).isEqualTo(1);
        assertThat(watch().value().asOf()).isEqualTo(LocalDate.of(2026, 4, 16));
    }

    @Test
    void nothingIsKnownBeforeTheFirstCount() {
        assertThat(sales.find(Books.SELLER)).isEqualTo(SellerSales.NONE);
    }

    @Test
    void aSellerThatFailsDoesNotHoldUpTheOthersAndFailsTheRunInTheEnd() {
        for (int i = 0; i < 250; i++) {
            books.seller(new SellerId("seller-" + i), "DE");
        }
        SellerId broken = new SellerId("seller-7");
        breakSeller(broken);

        assertThatThrownBy(() -> run(TODAY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("250 counted, 0 counted before, 0 left, 1 failed")
                .hasRootCauseMessage("item AttributeValue(S=SELLER#seller-7) has no doc");
        assertThatThrownBy(() -> run(TODAY))
                .hasMessageContaining("0 counted, 250 counted before, 0 left, 1 failed");
        assertThat(sales.find(broken)).isEqualTo(SellerSales.NONE);
        assertThat(sales.find(new SellerId("seller-249")).asOf()).isNotNull();
    }

    @Test
    void aRunThatMetAnotherIsRepeated() {
        books.sell("2026-02-03", "FR", PartyKind.CONSUMER, "EUR 9000.00");
        stores.beforeNextTransaction(() -> run(TODAY));

        assertThatThrownBy(() -> run(TODAY))
                .hasRootCauseMessage("another run counted the sales of muster-de");
        run(TODAY);

        assertThat(watch().version()).isEqualTo(1);
        assertThat(told()).hasSize(1);
    }

    @Test
    void whatATimedOutRunLeavesTheNextOneCounts() {
        books.seller(new SellerId("second"), "DE");
        books.seller(new SellerId("third"), "DE");
        Instant[] now = {Instant.parse(TODAY)};
        InstantSource slow = () -> now[0] = now[0].plus(Duration.ofMinutes(5));

        assertThatThrownBy(() -> run(TODAY, slow))
                .hasMessage("2 counted, 0 counted before, 1 left, 0 failed: the time was over");
        run(TODAY);

        assertThat(sales.find(new SellerId("third")).asOf()).isNotNull();
    }

    @Test
    void allThresholdsReachedAtOnceAreOneTransaction() {
        for (String country : Locale.getISOCountries()) {
            books.sell("2026-03-01", country, PartyKind.CONSUMER, "EUR 90000000.00");
        }
        for (char first = 'A'; first <= 'Z'; first++) {
            for (char second = 'A'; second <= 'Z'; second++) {
                String code = "" + first + second;
                books.sell("2026-03-01", "US-" + code, PartyKind.CONSUMER, "USD 90000000.00");
                books.sell("2026-03-01", "CA-" + code, PartyKind.CONSUMER, "EUR 90000000.00");
            }
        }
        books.rate("2026-04-14", "1", CURRENCIES);

        run(TODAY);

        assertThat(told())
                .as("Connecticut and New York ask for a number of sales besides")
                .hasSize(watch().value().places().size() - 2)
                .hasSizeBetween(60, Commit.ITEMS_MAX - 20);
    }

    private void run(String at) {
        run(at, InstantSource.fixed(Instant.parse(at)));
    }

    private void run(String at, InstantSource clock) {
        CountSales countSales =
                new CountSales(stores.accounts(), stores.ledger(), sales, stores.dynamo(), clock);
        new WatchThresholds(
                        stores.accounts(),
                        new ExchangeRateStore(stores.dynamo()),
                        countSales,
                        clock)
                .run(Instant.parse(at));
    }

    private void breakSeller(SellerId id) {
        Map<String, AttributeValue> broken =
                new HashMap<>(
                        stores.items("ACCOUNTS").stream()
                                .filter(item -> item.get("pk").s().equals("SELLER#" + id))
                                .findFirst()
                                .orElseThrow());
        broken.remove("doc");
        stores.put("ACCOUNTS", broken);
    }

    private Versioned<ThresholdWatch> watch() {
        return sales.findWatch(Books.SELLER).orElseThrow();
    }

    private BigDecimal sold() {
        return sales.find(Books.SELLER).into(SellerSales.EU_CONSUMERS).amount();
    }

    private List<String> told() {
        return stores.items("ACCOUNTS").stream()
                .filter(item -> item.containsKey("outbox"))
                .map(item -> item.get("pk").s().substring("OUTBOX#".length()))
                .toList();
    }
}
