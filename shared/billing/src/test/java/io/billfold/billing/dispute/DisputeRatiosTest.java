package io.billfold.billing.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.dispute.DisputeRatios.Counts;
import io.billfold.billing.dispute.DisputeRatios.Standing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

class DisputeRatiosTest {
    private static final DisputeRatios RATIOS = DisputeRatios.bundled();

    /** Worked by hand: items by sales, and the least reached of count and ratio. */
    @ParameterizedTest
    @CsvSource({
        // month, sales, disputes, frauds, ratio, of the limit, alarm
        "2026-05, 100000, 1000, 501, 1.5010, 100.0000, 75",
        "2026-05, 100000, 1000, 500, 1.5000, 99.9333, 75",
        // the ratio is over, the count is not half
        "2026-05, 1000, 50, 0, 5.0000, 3.3311, 0",
        // the count is over, the ratio is 0.75 of 1.50
        "2026-05, 300000, 2250, 0, 0.7500, 50.0000, 50",
        "2026-05, 300000, 2249, 0, 0.7496, 49.9733, 0",
        "2026-05, 200000, 2250, 0, 1.1250, 75.0000, 75",
        // until March the limit was 2.20
        "2026-03, 100000, 1650, 0, 1.6500, 75.0000, 75",
        "2025-10, 100000, 2200, 0, 2.2000, 100.0000, 75"
    })
    void vampCountsFraudReportsAndDisputesAgainstTheSalesOfTheMonth(
            YearMonth month,
            long sales,
            long disputes,
            long frauds,
            BigDecimal ratio,
            BigDecimal reached,
            int alarm) {
        Standing standing =
                only(RATIOS.standings("visa", month, counts(sales, disputes, frauds), Counts.NONE));

        assertThat(standing.ratioPercent()).isEqualByComparingTo(ratio);
        assertThat(standing.reachedPercent()).isEqualByComparingTo(reached);
        assertThat(standing.alarmPercent()).isEqualTo(alarm);
    }

    @Test
    void vampHeldNobodyBeforeItWasEnforced() {
        Counts many = counts(1_000, 10_000, 0);

        assertThat(RATIOS.standings("visa", YearMonth.of(2025, 9), many, many)).isEmpty();
    }

    @Test
    void mastercardCountsAgainstTheSalesOfTheMonthBefore() {
        List<Standing> standings =
                RATIOS.standings(
                        "mastercard",
                        YearMonth.of(2026, 5),
                        counts(1, 150, 0),
                        counts(10_000, 0, 0));

        // 150 of 10 000 are 1.5 %: ECM in full; HECM: half of 300 and half of 3.0 %; EFM: no fraud
        assertThat(standings)
                .extracting(it -> it.limit().programme() + " " + it.alarmPercent())
                .containsExactly("ECM 75", "HECM 50", "EFM 0");
        assertThat(standings.getFirst().reachedPercent()).isEqualByComparingTo("100");
    }

    @Test
    void fraudIsHeldAgainstAmountAndRatio() {
        Counts month = new Counts(10_000, 0, 60, BigDecimal.ZERO, new BigDecimal("30000"));

        Standing efm =
                RATIOS.standings("mastercard", YearMonth.of(2026, 5), month, month).getLast();

        // 0.6 % is over 0.50 %; USD 30 000 are three fifths of 50 000
        assertThat(efm.reachedPercent()).isEqualByComparingTo("60");
        assertThat(efm.alarmPercent()).isEqualTo(50);
    }

    @Test
    void itemsWithoutSalesAreHeldAgainstTheCountAlone() {
        Standing standing =
                only(
                        RATIOS.standings(
                                "visa", YearMonth.of(2026, 5), counts(0, 1_501, 0), Counts.NONE));

        assertThat(standing.ratioPercent()).isNull();
        assertThat(standing.reachedPercent()).isEqualByComparingTo("100");
    }

    private static Standing only(List<Standing> standings) {
        assertThat(standings).hasSize(1);
        return standings.getFirst();
    }

    private static Counts counts(long sales, long disputes, long frauds) {
        return new Counts(sales, disputes, frauds, BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
