package io.billfold.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;

class UnitPriceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    price   | quantity | currency | amount       | why
                    0.00045 | 1000000  | EUR      | EUR 450.00   | more digits than the currency
                    0.00045 | 10       | EUR      | EUR 0.00     | 0.0045 is below half a cent
                    0.00045 | 12       | EUR      | EUR 0.01     | 0.0054 is above it
                    9.99    | 3        | EUR      | EUR 29.97    | exact
                    33.335  | 1        | EUR      | EUR 33.34    | a tie
                    100     | 0        | JPY      | JPY 0        | no seats
                    1.5     | 1        | JPY      | JPY 2        | no minor unit
                    """)
    void timesQuantityIsRoundedOnce(
            BigDecimal price, BigDecimal quantity, String currency, String amount, String why) {
        UnitPrice unitPrice = new UnitPrice(CurrencyUnit.of(currency), price);

        assertThat(unitPrice.times(quantity, RoundingPolicy.EN_16931))
                .isEqualTo(Money.parse(amount));
    }

    @Test
    void aNegativePriceIsRefusedWithItsValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitPrice(CurrencyUnit.EUR, new BigDecimal("-0.01")))
                .withMessageContaining("-0.01");
    }

    @Test
    void twelveDecimalsAreAllowedAndThirteenAreNot() {
        assertThat(new UnitPrice(CurrencyUnit.EUR, new BigDecimal("0.000000000001")).amount())
                .isPositive();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new UnitPrice(CurrencyUnit.EUR, new BigDecimal("0.0000000000001")))
                .withMessageContaining("12 decimals");
    }
}
