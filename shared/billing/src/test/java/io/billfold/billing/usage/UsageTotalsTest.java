package io.billfold.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.usage.UsagePolicy.BelowZero;
import io.billfold.billing.usage.UsagePolicy.Proration;
import io.billfold.billing.usage.UsagePolicy.WithoutEvents;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Every total is computed by hand; the working stands in the row. Published examples: Lago's of
 * each aggregation type (getlago.com/docs/guide/billable-metrics/aggregation-types) and of
 * recurring counts (getlago.com/changelog/recurring-count), Stripe's rule for totals below zero
 * (docs.stripe.com/billing/subscriptions/usage-based/recording-usage-api).
 */
class UsageTotalsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    aggregation        | month      | before | events                                       | total           | working
                    SUM                | 2022-03-01 | 0      | 2022-03-16T00:00Z 20, 2022-03-17T00:00Z 10   | 30              | Lago: 20 + 10
                    SUM                | 2026-01-01 | 0      |                                              | 0               | nothing was used
                    SUM                | 2026-01-01 | 50     | 2026-01-02T00:00Z 1                          | 1               | a sum begins at zero
                    SUM                | 2026-01-01 | 0      | 2026-01-02T00:00Z 100, 2026-01-03T00:00Z -30 | 70              | a correction: 100 - 30
                    SUM                | 2026-01-01 | 0      | 2026-01-02T00:00Z 10, 2026-01-03T00:00Z -25  | 0               | Stripe: 10 - 25 is billed as 0
                    SUM                | 2026-01-01 | 0      | 2026-01-02T00:00Z 0.1, 2026-01-03T00:00Z 0.2 | 0.3             | exact: a double has 0.30000000000000004
                    SUM                | 2026-01-01 | 0      | 2026-01-02T00:00Z 0.000000000001             | 0.000000000001  | twelve decimals stay
                    SUM                | 2026-01-01 | 0      | 2026-01-02T00:00Z 1.50, 2026-01-03T00:00Z 98.5 | 100           | 1.50 + 98.5, no zeros at the end
                    MAX                | 2022-03-01 | 0      | 2022-03-16T00:00Z 10, 2022-03-17T00:00Z 20   | 20              | Lago: the larger of 10 and 20
                    MAX                | 2026-01-01 | 99     | 2026-01-02T00:00Z 5                          | 5               | what was before the period is not in it
                    MAX                | 2026-01-01 | 99     |                                              | 0               | nothing was told
                    LAST               | 2026-01-01 | 9      | 2026-01-02T00:00Z 7, 2026-01-03T00:00Z 3     | 3               | the later one
                    LAST               | 2026-01-01 | 9      | 2026-01-02T00:00Z 1, 2026-01-02T00:00Z 2     | 2               | at the same time the higher id, b
                    LAST               | 2026-01-01 | 8      |                                              | 8               | Stripe, last_ever: 8 still holds
                    UNIQUE_COUNT       | 2022-03-01 | 0      | 2022-03-16T00:00Z 10 u, 2022-03-17T00:00Z 20 u | 1             | Lago: one tracked user
                    UNIQUE_COUNT       | 2026-01-01 | 0      | 2026-01-02T00:00Z 1 u, 2026-01-02T00:01Z 1 v, 2026-01-03T00:00Z 1 u | 2 | u and v
                    UNIQUE_COUNT       | 2026-01-01 | 0      | 2026-01-02T00:00Z 1 U, 2026-01-02T00:01Z 1 u | 2               | capitals are other values
                    UNIQUE_COUNT       | 2026-01-01 | 0      | 2026-01-02T00:00Z 1, 2026-01-02T00:01Z 1     | 2               | without a value each is one of its own
                    UNIQUE_COUNT       | 2026-01-01 | 7      |                                              | 0               | nobody came
                    TIME_WEIGHTED      | 2022-03-01 | 0      | 2022-03-16T00:00Z 20, 2022-03-17T00:00Z 30   | 15.161290322581 | Lago: (20 x 86400 + 30 x 1296000) / 2678400
                    TIME_WEIGHTED      | 2026-04-01 | 12     |                                              | 12              | 12 all the time
                    TIME_WEIGHTED      | 2026-04-01 | 10     | 2026-04-16T00:00Z 20                         | 15              | (10 x 15 + 20 x 15) / 30 days
                    TIME_WEIGHTED      | 2026-04-01 | 10     | 2026-04-21T12:00Z 0                          | 6.833333333333  | 10 x 20.5 / 30
                    TIME_WEIGHTED      | 2026-04-01 | 0      | 2026-04-21T00:00Z 1                          | 0.333333333333  | 10 / 30
                    TIME_WEIGHTED      | 2026-04-01 | 6      | 2026-04-01T00:00Z 9                          | 9               | 9 from the first instant on
                    TIME_WEIGHTED      | 2026-04-01 | 0      | 2026-04-30T23:59:59Z 2592000                 | 1               | one second of 30 x 86400
                    TIME_WEIGHTED      | 2026-04-01 | 0      | 2026-04-16T00:00Z 5, 2026-04-16T00:00Z 8     | 4               | 5 holds no time: 8 x 15 / 30
                    PRORATED_RECURRING | 2022-09-01 | 0      | 2022-09-15T14:00Z 1                          | 0.533333333333  | Lago: 15 to 30 September, 16 / 30
                    PRORATED_RECURRING | 2022-10-01 | 1      |                                              | 1               | Lago: what is there counts whole
                    PRORATED_RECURRING | 2026-04-01 | 4      | 2026-04-11T09:00Z 3                          | 6               | 4 + 3 x 20 / 30
                    PRORATED_RECURRING | 2026-04-01 | 10     | 2026-04-21T09:00Z -5                         | 8.333333333333  | 10 - 5 x 10 / 30
                    PRORATED_RECURRING | 2026-04-01 | 2      | 2026-04-10T08:00Z 5, 2026-04-10T17:00Z -5    | 2               | in and out on one day is nothing
                    PRORATED_RECURRING | 2026-01-01 | 0      | 2026-01-31T23:59:59Z 31                      | 1               | the last day counts: 31 x 1 / 31
                    PRORATED_RECURRING | 2026-01-01 | 0      | 2026-01-01T00:00Z 3                          | 3               | from the first day: 3 x 31 / 31
                    PRORATED_RECURRING | 2028-02-01 | 0      | 2028-02-29T10:00Z 29                         | 1               | a leap year: 29 x 1 / 29
                    PRORATED_RECURRING | 2026-02-01 | 0      | 2026-02-01T00:00Z 1, 2026-02-15T00:00Z 1     | 1.5             | 28 / 28 + 14 / 28
                    """)
    void oneQuantityOfAPeriod(
            Aggregation aggregation,
            String month,
            BigDecimal before,
            @Nullable String events,
            String total,
            String working) {
        BigDecimal made =
                UsageTotals.of(
                        aggregation, Usages.events(events), Usages.month(month, "UTC"), before);
        assertThat(made).as(working).isEqualTo(new BigDecimal(total));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    aggregation        | month      | zone             | events                        | total | working
                    PRORATED_RECURRING | 2026-02-01 | Europe/Berlin    | 2026-01-31T23:30Z 7           | 7     | 00:30 of 1 February in Berlin
                    PRORATED_RECURRING | 2026-01-01 | America/New_York | 2026-02-01T04:59Z 31          | 1     | 23:59 of 31 January in New York
                    TIME_WEIGHTED      | 2026-03-01 | Europe/Berlin    | 2026-03-30T22:00Z 743         | 24    | 24 of 743 hours: one is lost on 29 March
                    TIME_WEIGHTED      | 2026-10-01 | Europe/Berlin    | 2026-10-30T23:00Z 745         | 24    | 24 of 745 hours: one comes twice on 25 October
                    PRORATED_RECURRING | 2026-03-01 | Europe/Berlin    | 2026-03-29T12:00Z 31          | 3     | days of 23 hours are days: 3 / 31
                    """)
    void daysAreThoseOfTheAccount(
            Aggregation aggregation,
            String month,
            String zone,
            String events,
            String total,
            String working) {
        BigDecimal made =
                UsageTotals.of(
                        aggregation,
                        Usages.events(events),
                        Usages.month(month, zone),
                        BigDecimal.ZERO);
        assertThat(made).as(working).isEqualTo(new BigDecimal(total));
    }

    @Test
    void eachOptionIsAChoice() {
        UsageWindow april = Usages.month("2026-04-01", "UTC");
        List<UsageEvent> one = Usages.events("2026-04-15T12:00Z 1");
        UsagePolicy usual = UsagePolicy.USUAL;

        // 16 / 30 by day; 15.5 / 30 by second
        assertThat(prorated(one, april, usual)).isEqualTo("0.533333333333");
        assertThat(prorated(one, april, usual.with(Proration.BY_SECOND)))
                .isEqualTo("0.516666666667");
        // Lago rounds up at the fifth digit (lago-api, prorated_aggregations/sum_service.rb)
        assertThat(prorated(one, april, usual.withDecimals(5, RoundingMode.CEILING)))
                .isEqualTo("0.53334");

        List<UsageEvent> back = Usages.events("2026-04-02T00:00Z 10, 2026-04-03T00:00Z -25");
        assertThat(total(Aggregation.SUM, back, april, usual.with(BelowZero.KEPT)))
                .isEqualTo("-15");
        // Stripe, last_during_period; Lago, latest
        assertThat(total(Aggregation.LAST, List.of(), april, usual.with(WithoutEvents.ZERO)))
                .isEqualTo("0");
        assertThat(total(Aggregation.LAST, List.of(), april, usual)).isEqualTo("8");
    }

    private static String prorated(
            List<UsageEvent> events, UsageWindow window, UsagePolicy policy) {
        return UsageTotals.of(
                        Aggregation.PRORATED_RECURRING, events, window, BigDecimal.ZERO, policy)
                .toPlainString();
    }

    private static String total(
            Aggregation aggregation,
            List<UsageEvent> events,
            UsageWindow window,
            UsagePolicy policy) {
        return UsageTotals.of(aggregation, events, window, new BigDecimal("8"), policy)
                .toPlainString();
    }

    @Test
    void aPeriodHasItsFirstInstantAndNotItsLast() {
        UsageWindow april = Usages.month("2026-04-01", "UTC");
        assertThat(
                        UsageTotals.of(
                                Aggregation.SUM,
                                Usages.events("2026-04-01T00:00Z 3"),
                                april,
                                BigDecimal.ZERO))
                .isEqualTo("3");
        for (String outside : List.of("2026-05-01T00:00Z 3", "2026-03-31T23:59:59.999Z 3")) {
            assertThatThrownBy(
                            () ->
                                    UsageTotals.of(
                                            Aggregation.SUM,
                                            Usages.events(outside),
                                            april,
                                            BigDecimal.ZERO))
                    .hasMessageContaining("is not in");
        }
    }

    @Test
    void eventsOutOfOrderOrTwiceAreRefused() {
        UsageWindow april = Usages.month("2026-04-01", "UTC");
        UsageEvent first = Usages.event("a", "2026-04-01T00:00Z 3");
        UsageEvent second = Usages.event("b", "2026-04-02T00:00Z 3");
        for (List<UsageEvent> wrong : List.of(List.of(second, first), List.of(first, first))) {
            assertThatThrownBy(() -> UsageTotals.of(Aggregation.SUM, wrong, april, BigDecimal.ZERO))
                    .hasMessageContaining("is not after");
        }
    }
}
