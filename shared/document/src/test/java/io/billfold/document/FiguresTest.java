package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "EUR 0, '0.00'",
        "EUR 999.9, '999.90'",
        "EUR 1000, '1 000.00'",
        "EUR -1000, '-1 000.00'",
        "EUR -100, '-100.00'",
        "CHF 1234567.89, '1 234 567.89'",
        "JPY 11610, '11 610'"
    })
    void slipsHaveSpacesBetweenThousands(String money, String expected) {
        assertThat(Figures.spaced(Money.parse(money))).isEqualTo(expected);
    }

    @Test
    void ibanStandsInGroupsOfFour() {
        assertThat(Figures.iban("DE89370400440532013000")).isEqualTo("DE89 3704 0044 0532 0130 00");
        assertThat(Figures.iban("NO9386011117947")).isEqualTo("NO93 8601 1117 947");
        assertThat(Figures.iban("BE68539007547034")).isEqualTo("BE68 5390 0754 7034");
    }
}
