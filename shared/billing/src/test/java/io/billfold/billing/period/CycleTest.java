package io.billfold.billing.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.Law;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

class CycleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    interval  | anchor     | index | from       | to         | why
                    month     | 2026-01-15 | 0     | 2026-01-15 | 2026-02-15 | the plain case
                    month     | 2026-01-31 | 0     | 2026-01-31 | 2026-02-28 | February has no 31st
                    month     | 2026-01-31 | 1     | 2026-02-28 | 2026-03-31 | the 31st comes back
                    month     | 2026-01-31 | 2     | 2026-03-31 | 2026-04-30 | April has no 31st
                    month     | 2028-01-30 | 0     | 2028-01-30 | 2028-02-29 | a leap year
                    month     | 2025-12-31 | 0     | 2025-12-31 | 2026-01-31 | over the year's end
                    month     | 2026-01-31 | -2    | 2025-11-30 | 2025-12-31 | before the anchor
                    year      | 2028-02-29 | 0     | 2028-02-29 | 2029-02-28 | no leap year
                    year      | 2028-02-29 | 3     | 2031-02-28 | 2032-02-29 | the 29th comes back
                    quarter   | 2025-11-30 | 0     | 2025-11-30 | 2026-02-28 | a quarter that ends in February
                    quarter   | 2025-11-30 | 1     | 2026-02-28 | 2026-05-30 | and the 30th comes back
                    half-year | 2026-08-31 | 0     | 2026-08-31 | 2027-02-28 | half a year
                    2 months  | 2026-12-31 | 0     | 2026-12-31 | 2027-02-28 | two months
                    week      | 2026-03-25 | 0     | 2026-03-25 | 2026-04-01 | over a change to summer time
                    2 weeks   | 2026-12-28 | 0     | 2026-12-28 | 2027-01-11 | over the year's end
                    10 days   | 2028-02-25 | 0     | 2028-02-25 | 2028-03-06 | over a leap day
                    day       | 2028-02-28 | 1     | 2028-02-29 | 2028-03-01 | the leap day
                    """)
    void periodsAreCountedFromTheAnchor(
            String interval,
            LocalDate anchor,
            int index,
            LocalDate from,
            LocalDate to,
            String why) {
        Cycle cycle = new Cycle(anchor, BillingInterval.parse(interval));
        assertThat(cycle.period(index)).as(why).isEqualTo(new Period(from, to));
        assertThat(cycle.indexOf(from)).as(why).isEqualTo(index);
        assertThat(cycle.indexOf(to.minusDays(1))).as(why).isEqualTo(index);
        assertThat(cycle.indexOf(to)).as(why).isEqualTo(index + 1);
    }

    /** Law: every date lies in exactly one period, and that is the one which is found. */
    @Test
    void everyDateLiesInThePeriodThatIsFound() {
        Law.holds(
                2000,
                random -> {
                    LocalDate anchor = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4000));
                    BillingInterval.Unit[] units = BillingInterval.Unit.values();
                    BillingInterval interval =
                            new BillingInterval(
                                    1 + random.nextInt(5), units[random.nextInt(units.length)]);
                    Cycle cycle = new Cycle(anchor, interval);
                    LocalDate date = anchor.plusDays(random.nextInt(8000) - 4000);
                    Period period = cycle.period(cycle.indexOf(date));
                    assertThat(date).isBetween(period.from(), period.lastDay());
                    assertThat(cycle.period(cycle.indexOf(date) + 1).from()).isEqualTo(period.to());
                });
    }

    /** Law: the anchor's day returns in every month that has it. */
    @Test
    void theAnchorsDayNeverDrifts() {
        Law.holds(
                500,
                random -> {
                    LocalDate anchor = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4000));
                    LocalDate from =
                            new Cycle(anchor, BillingInterval.MONTH)
                                    .border(random.nextInt(400) - 200);
                    assertThat(from.getDayOfMonth())
                            .isEqualTo(Math.min(anchor.getDayOfMonth(), from.lengthOfMonth()));
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    interval  | date       | start      | why
                    day       | 2026-05-20 | 2026-05-20 | every day begins one
                    week      | 2026-05-20 | 2026-05-18 | a Monday (ISO 8601)
                    week      | 2026-05-18 | 2026-05-18 | Monday itself
                    week      | 2027-01-03 | 2026-12-28 | a Sunday in the week of last year
                    month     | 2026-05-20 | 2026-05-01 | the first
                    quarter   | 2026-05-20 | 2026-04-01 | April
                    quarter   | 2026-12-31 | 2026-10-01 | October
                    half-year | 2026-05-20 | 2026-01-01 | January
                    half-year | 2026-07-01 | 2026-07-01 | July itself
                    year      | 2026-05-20 | 2026-01-01 | January
                    2 months  | 2026-04-20 | 2026-03-01 | January, March, May
                    4 months  | 2026-12-31 | 2026-09-01 | January, May, September
                    24 months | 2026-12-31 | 2026-01-01 | the date's own year
                    3 years   | 2026-12-31 | 2026-01-01 | the date's own year
                    """)
    void calendarPeriodsBeginWhereTheCalendarsDo(
            String interval, LocalDate date, LocalDate start, String why) {
        assertThat(BillingInterval.parse(interval).calendarStart(date)).as(why).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({
        "month, month",
        "1 month, month",
        "months, month",
        "3 months, 3 months",
        "2 weeks, 2 weeks",
        "half-year, half-year",
        "2 half-years, 2 half-years",
        "day, day"
    })
    void intervalsAreReadAndWritten(String text, String written) {
        assertThat(BillingInterval.parse(text)).hasToString(written);
        assertThat(BillingInterval.parse(written)).isEqualTo(BillingInterval.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "fortnight", "0 months", "-1 month", "3661 days", "month 3", "Month"})
    void whatIsNoIntervalIsRefused(String text) {
        assertThatThrownBy(() -> BillingInterval.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twelveMonthsAreAsLongAsAYear() {
        LocalDate anchor = LocalDate.of(2028, 2, 29);
        LocalDate months = new Cycle(anchor, BillingInterval.parse("12 months")).border(4);
        assertThat(months).isEqualTo(new Cycle(anchor, BillingInterval.YEAR).border(4));
        assertThat(ChronoUnit.DAYS.between(anchor, months)).isEqualTo(1461);
    }
}
