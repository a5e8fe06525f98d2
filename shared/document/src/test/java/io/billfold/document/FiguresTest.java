package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.period.Period;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "EUR 0, '0.00'",
        "EUR 999.9, '999.90'",
        "EUR 1000, '1,000.00'",
        "EUR -1000, '-1,000.00'",
        "EUR -100, '-100.00'",
        "USD 1234567.89, '1,234,567.89'",
        "JPY 11610, '11,610'",
        "KWD 1234.5, '1,234.500'"
    })
    void amountHasTheDecimalsOfItsCurrency(String money, String expected) {
        assertThat(Figures.amount(Money.parse(money))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"EUR 1012, '+1,012.00'", "EUR -50, '-50.00'", "JPY 1, +1"})
    void adjustmentShowsItsSign(String money, String expected) {
        assertThat(Figures.signed(Money.parse(money))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 12.5, '12.50'",
        "EUR, 0.000450, '0.00045'",
        "JPY, 0.45, '0.45'",
        "JPY, 1E+3, '1,000'",
        "KWD, 1500.0000, '1,500.000'"
    })
    void priceHasAsManyDecimalsAsItNeeds(String currency, String amount, String expected) {
        UnitPrice price = new UnitPrice(CurrencyUnit.of(currency), new BigDecimal(amount));
        assertThat(Figures.price(price)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-02-01, 1–31 Jan 2026",
        "2026-01-15, 2026-02-15, 15 Jan – 14 Feb 2026",
        "2026-12-15, 2027-01-15, 15 Dec 2026 – 14 Jan 2027",
        "2026-05-05, 2026-05-06, 5 May 2026"
    })
    void periodIsReadByItsFirstAndLastDay(LocalDate from, LocalDate to, String expected) {
        assertThat(Figures.period(new Period(from, to))).isEqualTo(expected);
    }

    @Test
    void ibanIsGroupedByFour() {
        assertThat(Figures.iban("DE89370400440532013000")).isEqualTo("DE89 3704 0044 0532 0130 00");
        assertThat(Figures.iban("NO9386011117947")).isEqualTo("NO93 8601 1117 947");
        assertThat(Figures.iban("BE68539007547034")).isEqualTo("BE68 5390 0754 7034");
    }
}
