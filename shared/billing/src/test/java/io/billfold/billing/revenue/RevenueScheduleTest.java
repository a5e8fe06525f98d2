package io.billfold.billing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.period.Period;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.Random;
import java.util.stream.Collectors;

class RevenueScheduleTest {
    /** By hand: amount times days of the month by all days, half up; the last gets the rest. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 16 of 44 days are 36.3636, 28 the rest
                "EUR 100.00 | 2026-01-16 | 2026-03-01 | 2026-01=36.36 2026-02=63.64",
                // one month alone
                "EUR 99.99  | 2026-02-01 | 2026-03-01 | 2026-02=99.99",
                // 17 of 31 days are 54.8387
                "EUR 100.00 | 2026-01-15 | 2026-02-15 | 2026-01=54.84 2026-02=45.16",
                // what is given back goes the same way, half away from zero
                "EUR -0.01  | 2026-01-31 | 2026-02-02 | 2026-01=-0.01",
                // leap year: 29 of 60 days are 48.33, 31 the rest
                "EUR 100.00 | 2028-02-01 | 2028-04-01 | 2028-02=48.33 2028-03=51.67",
                // no minor units
                "JPY 1000   | 2026-01-31 | 2026-03-02 | 2026-01=33 2026-02=933 2026-03=34",
                // nothing for a month of nothing
                "EUR 0.00   | 2026-01-31 | 2026-03-02 | ''"
            })
    void anAmountIsSpreadDayByDay(Money amount, LocalDate from, LocalDate to, String parts) {
        assertThat(
                        RevenueSchedule.straightLine(amount, new Period(from, to))
                                .entrySet()
                                .stream()
                                .map(it -> it.getKey() + "=" + it.getValue().getAmount())
                                .collect(Collectors.joining(" ")))
                .isEqualTo(parts);
    }

    @Test
    void partsAddUpToTheWhole() {
        Random random = new Random(20261122);
        for (int i = 0; i < 2_000; i++) {
            Money amount =
                    Money.ofMinor(CurrencyUnit.EUR, random.nextLong(-5_000_000L, 5_000_000L));
            LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(900));
            Period period = new Period(from, from.plusDays(1 + random.nextInt(1_500)));
            Money sum =
                    Money.total(
                            CurrencyUnit.EUR,
                            RevenueSchedule.straightLine(amount, period).values());
            assertThat(sum).as("case %d: %s over %s", i, amount, period).isEqualTo(amount);
        }
    }
}
