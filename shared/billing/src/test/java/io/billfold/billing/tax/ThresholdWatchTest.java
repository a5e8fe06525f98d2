package io.billfold.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.tax.SellerSales.Sold;
import io.billfold.billing.tax.Thresholds.Standing;
import io.billfold.billing.tax.Thresholds.Status;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

class ThresholdWatchTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    /** Counts, each a year and a status, and what is told of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            2026 below                                         |
            2026 near                                          | NEAR 2026
            2026 reached                                       | REACHED 2026
            2026 below, 2026 near, 2026 near                   | NEAR 2026
            2026 near, 2026 reached, 2026 reached              | NEAR 2026, REACHED 2026
            2026 near, 2026 below, 2026 near                   | NEAR 2026
            2026 reached, 2026 below, 2026 near, 2026 reached  | REACHED 2026
            2026 near, 2026 below, 2026 reached                | NEAR 2026, REACHED 2026
            2026 reached, 2027 reached, 2027 reached           | REACHED 2026
            2026 reached, 2028 below, 2028 near                | REACHED 2026, NEAR 2028
            2026 near, 2027 below, 2027 near                   | NEAR 2026, NEAR 2027
            2026 unknown                                       |
            2026 unknown, 2026 near                            | NEAR 2026
            2026 reached, 2026 unknown, 2026 reached           | REACHED 2026
            2026 near, 2026 unknown, 2026 reached              | NEAR 2026, REACHED 2026
            2026 near, 2027 unknown, 2028 unknown, 2028 near   | NEAR 2026, NEAR 2028
            """)
    void tellsOnceInAYearThatAStatusRose(String counts, @Nullable String told) {
        List<String> tellings = new ArrayList<>();
        ThresholdWatch watch = null;
        for (String count : counts.split(", ")) {
            int year = Integer.parseInt(count.substring(0, 4));
            Standing standing = texas(count.substring(5), "1");
            ThresholdWatch before = watch;
            watch = ThresholdWatch.after(before, LocalDate.of(year, 1, 1), List.of(standing));
            watch.risen(before).forEach(it -> tellings.add(it.status() + " " + year));
        }
        assertThat(String.join(", ", tellings)).isEqualTo(told == null ? "" : told);
    }

    @Test
    void aCountOfTheSameDayTellsNothingNew() {
        ThresholdWatch watch = ThresholdWatch.after(null, TODAY, List.of(texas("near", "400000")));

        ThresholdWatch again = ThresholdWatch.after(watch, TODAY, List.of(texas("near", "400000")));

        assertThat(again).isEqualTo(watch);
        assertThat(again.risen(watch)).isEmpty();
    }

    @Test
    void whileARateIsMissingTheLastCountStands() {
        ThresholdWatch watch =
                ThresholdWatch.after(null, TODAY, List.of(texas("reached", "500001")));

        LocalDate tomorrow = TODAY.plusDays(1);
        ThresholdWatch after =
                ThresholdWatch.after(watch, tomorrow, List.of(texas("unknown", null)));

        assertThat(after.asOf()).isEqualTo(tomorrow);
        assertThat(after.places()).isEqualTo(watch.places());
        assertThat(after.sales())
                .isEqualTo(
                        new SellerSales(
                                tomorrow, Map.of("US-TX", new Sold(new BigDecimal("500001"), 7))));
    }

    @Test
    void aCountOfYearsThatNoLongerMatterDoesNotStand() {
        ThresholdWatch watch =
                ThresholdWatch.after(null, TODAY, List.of(texas("reached", "500001")));

        ThresholdWatch after =
                ThresholdWatch.after(watch, TODAY.plusYears(2), List.of(texas("unknown", null)));

        assertThat(after.sales().places()).isEmpty();
    }

    @Test
    void whatIsNoLongerSoldIntoIsNoLongerWatched() {
        ThresholdWatch watch = ThresholdWatch.after(null, TODAY, List.of(texas("near", "400000")));
        assertThat(ThresholdWatch.after(watch, TODAY.plusYears(2), List.of()).places()).isEmpty();
    }

    @Test
    void daysAreCountedForwards() {
        ThresholdWatch watch = ThresholdWatch.after(null, TODAY, List.of());

        assertThat(watch.isCountedTo(TODAY)).isTrue();
        assertThat(watch.isCountedTo(TODAY.plusDays(1))).isFalse();
        assertThatThrownBy(() -> ThresholdWatch.after(watch, TODAY.minusDays(1), List.of()))
                .hasMessage("sales are counted to 2026-06-30 already, not to 2026-06-29");
    }

    @Test
    void onlyNearAndReachedAreTold() {
        assertThatThrownBy(() -> new ThresholdWatch.Told(Status.BELOW, 2026))
                .hasMessage("BELOW is not told");
    }

    private static Standing texas(String status, @Nullable String amount) {
        return new Standing(
                "US-TX",
                CurrencyUnit.USD,
                amount == null ? null : new Sold(new BigDecimal(amount), 7),
                "USD 500000",
                Status.valueOf(status.toUpperCase(Locale.ROOT)));
    }
}
