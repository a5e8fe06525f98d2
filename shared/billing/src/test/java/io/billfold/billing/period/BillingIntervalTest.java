package io.billfold.billing.period;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Law;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;

class BillingIntervalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    interval | anchor     | index | from       | to         | why
                    month    | 2026-01-15 | 0     | 2026-01-15 | 2026-02-15 | the plain case
                    month    | 2026-01-31 | 0     | 2026-01-31 | 2026-02-28 | February has no 31st
                    month    | 2026-01-31 | 1     | 2026-02-28 | 2026-03-31 | the 31st comes back
                    month    | 2026-01-31 | 2     | 2026-03-31 | 2026-04-30 | April has no 31st
                    month    | 2028-01-30 | 0     | 2028-01-30 | 2028-02-29 | a leap year
                    year     | 2028-02-29 | 0     | 2028-02-29 | 2029-02-28 | no leap year
                    year     | 2028-02-29 | 3     | 2031-02-28 | 2032-02-29 | the 29th comes back
                    month    | 2025-12-31 | 0     | 2025-12-31 | 2026-01-31 | over the year's end
                    """)
    void periodsAreCountedFromTheAnchor(
            String interval,
            LocalDate anchor,
            int index,
            LocalDate from,
            LocalDate to,
            String why) {
        assertThat(new Cycle(anchor, BillingInterval.parse(interval)).period(index))
                .isEqualTo(new Period(from, to));
    }

    @Test
    void periodsHaveNoGapAndNoOverlap() {
        Law.holds(
                500,
                random -> {
                    LocalDate anchor = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4000));
                    BillingInterval interval =
                            random.nextBoolean() ? BillingInterval.MONTH : BillingInterval.YEAR;
                    int index = random.nextInt(200);

                    Period period = new Cycle(anchor, interval).period(index);
                    Period next = new Cycle(anchor, interval).period(index + 1);

                    assertThat(next.from()).isEqualTo(period.to());
                });
    }

    @Test
    void theAnchorsDayReturnsInEveryMonthThatHasIt() {
        Law.holds(
                500,
                random -> {
                    LocalDate anchor = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4000));
                    LocalDate from =
                            new Cycle(anchor, BillingInterval.MONTH).border(random.nextInt(200));

                    assertThat(from.getDayOfMonth())
                            .isEqualTo(Math.min(anchor.getDayOfMonth(), from.lengthOfMonth()));
                });
    }
}
