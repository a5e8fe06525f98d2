package io.billfold.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.tax.SellerSales.Sold;
import io.billfold.billing.tax.ThresholdWatch;
import io.billfold.billing.tax.Thresholds.Standing;
import io.billfold.billing.tax.Thresholds.Status;
import io.billfold.events.EventJson;
import io.micronaut.serde.ObjectMapper;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

class StoredThresholdWatchTest {
    private static final EventJson JSON = new EventJson(ObjectMapper.create(Map.of()));
    private static final EventJson JSON_OF_FUNCTIONS =
            new EventJson(
                    ObjectMapper.create(
                            Map.of("micronaut.serde.serialization.inclusion", "ALWAYS")));
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 15);

    /** As a watch lies in the table; a release that writes otherwise needs another version. */
    private static final String STORED =
            """
            {"version":1,"asOf":"2026-04-15","places":{\
            "EU":{"status":"near","currency":"EUR","threshold":"EUR 10000","amount":"9000.00",\
            "count":2,"countedTo":"2026-04-15","told":"near","toldIn":2026},\
            "US-NJ":{"status":"below","currency":"USD",\
            "threshold":"USD 100000 or 200 sales","amount":"-1.50","count":7,\
            "countedTo":"2026-04-15"},\
            "US-TX":{"status":"unknown","currency":"USD","threshold":"USD 500000",\
            "countedTo":"2026-04-15"}}}\
            """;

    @Test
    void isStoredAsItWasByTheFirstRelease() {
        ThresholdWatch watch =
                ThresholdWatch.after(
                        null,
                        TODAY,
                        List.of(
                                standing("EU", "EUR", sold("9000.00", 2), Status.NEAR),
                                standing("US-NJ", "USD", sold("-1.50", 7), Status.BELOW),
                                standing("US-TX", "USD", null, Status.UNKNOWN)));

        for (EventJson json : new EventJson[] {JSON, JSON_OF_FUNCTIONS}) {
            assertThat(json.write(StoredThresholdWatch.of(watch))).isEqualTo(STORED);
            assertThat(json.read(STORED, StoredThresholdWatch.class).toWatch()).isEqualTo(watch);
        }
    }

    @Test
    void anEmptyWatchComesBack() {
        ThresholdWatch watch = ThresholdWatch.after(null, TODAY, List.of());
        String json = JSON.write(StoredThresholdWatch.of(watch));
        assertThat(JSON.read(json, StoredThresholdWatch.class).toWatch()).isEqualTo(watch);
    }

    @Test
    void aLaterReleaseIsRefused() {
        String later = STORED.replaceFirst("\"version\":1", "\"version\":2");
        assertThatThrownBy(() -> JSON.read(later, StoredThresholdWatch.class).toWatch())
                .hasMessageContaining("version 2");
    }

    private static Sold sold(String amount, int count) {
        return new Sold(new BigDecimal(amount), count);
    }

    private static Standing standing(
            String place, String currency, @Nullable Sold sold, Status status) {
        String threshold =
                switch (place) {
                    case "EU" -> "EUR 10000";
                    case "US-NJ" -> "USD 100000 or 200 sales";
                    default -> "USD 500000";
                };
        return new Standing(place, CurrencyUnit.of(currency), sold, threshold, status);
    }
}
