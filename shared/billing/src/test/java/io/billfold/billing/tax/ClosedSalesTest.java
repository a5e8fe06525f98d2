package io.billfold.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.PartyKind;
import io.billfold.billing.tax.Thresholds.Sale;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

class ClosedSalesTest {
    /** Wherever on earth: the last day of a month is over three days later. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-31, 2026-02",
        "2026-04-03, 2026-02",
        "2026-04-04, 2026-03",
        "2026-01-03, 2025-11",
        "2026-01-04, 2025-12"
    })
    void aMonthIsOverThreeDaysAfterItsEnd(LocalDate day, YearMonth last) {
        assertThat(ClosedSales.lastClosed(day)).isEqualTo(last);
    }

    @Test
    void moreOfTheSamePlaceCustomerAndCurrencyIsAdded() {
        ClosedSales closed =
                ClosedSales.noneOf(2026)
                        .plus(YearMonth.of(2026, 1), List.of(sale("FR", "EUR 10.00", 2)))
                        .plus(
                                YearMonth.of(2026, 2),
                                List.of(
                                        sale("FR", "EUR -3.00", 1),
                                        sale("FR", "USD 5.00", 1),
                                        sale("IT", "EUR 1.00", 1)));

        assertThat(closed)
                .isEqualTo(
                        new ClosedSales(
                                YearMonth.of(2026, 2),
                                List.of(
                                        sale("FR", "EUR 7.00", 3),
                                        sale("FR", "USD 5.00", 1),
                                        sale("IT", "EUR 1.00", 1))));
    }

    private static Sale sale(String place, String base, long documents) {
        return new Sale(place, PartyKind.CONSUMER, Money.parse(base), documents);
    }
}
