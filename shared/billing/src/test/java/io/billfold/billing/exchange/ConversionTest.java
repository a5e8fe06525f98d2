package io.billfold.billing.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.billfold.billing.Law;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;

class ConversionTest {
    private static final LocalDate DAY = LocalDate.of(2024, 4, 2);

    /** By hand: amount, times the figure of the target, divided by that of the origin. */
    @ParameterizedTest
    @CsvSource({
        // 100 / 1.0749 = 93.0319...
        "USD 100.00, 1.0749, EUR, 1,       93.03",
        // 19 x 1.0749 = 20.4231
        "EUR 19.00,  1,      USD, 1.0749,  20.42",
        // 429.98 / 1.0749 = 400.0186...
        "USD 100.00, 1.0749, PLN, 4.2998,  400.02",
        // 10.05 x 161.38 = 1621.869, and a yen has no parts
        "EUR 10.05,  1,      JPY, 161.38,  1622",
        // 0.05 x 1.1 = 0.055: half goes up, and away from zero in a credit note
        "EUR 0.05,   1,      USD, 1.1,     0.06",
        "EUR -0.05,  1,      USD, 1.1,     -0.06",
        // 100 / 1.95583 = 51.1291..., as the Bulgarian National Bank shows it
        "BGN 100.00, 1.95583, EUR, 1,      51.13",
        "EUR 0.00,   1,      USD, 1.0749,  0.00",
        // a dinar has three decimals: 12.34 x 0.3312 = 4.087008
        "EUR 12.34,  1,      KWD, 0.3312,  4.087"
    })
    void anAmountIsConvertedExactlyAndRoundedOnce(
            Money amount, BigDecimal fromPerEuro, String to, BigDecimal toPerEuro, BigDecimal is) {
        Conversion conversion =
                conversion(amount.getCurrencyUnit().getCode(), fromPerEuro, to, toPerEuro);
        assertThat(conversion.convert(amount)).isEqualTo(Money.of(CurrencyUnit.of(to), is));
    }

    @Test
    void theRoundingIsNeverMoreThanHalfAMinorUnit() {
        Law.holds(
                2_000,
                random -> {
                    BigDecimal from = BigDecimal.valueOf(random.nextLong(1, 5_000_000), 4);
                    BigDecimal to = BigDecimal.valueOf(random.nextLong(1, 5_000_000), 5);
                    Money amount =
                            Money.ofMinor(
                                    CurrencyUnit.USD, random.nextLong(-10_000_000, 10_000_000));
                    Money converted = conversion("USD", from, "GBP", to).convert(amount);
                    // both sides times the divisor: nothing is rounded here
                    BigDecimal off =
                            converted
                                    .getAmount()
                                    .multiply(from)
                                    .subtract(amount.getAmount().multiply(to))
                                    .abs();
                    assertThat(off).isLessThanOrEqualTo(from.multiply(new BigDecimal("0.005")));
                    assertThat(conversion("USD", from, "GBP", to).convert(amount.negated()))
                            .isEqualTo(converted.negated());
                });
    }

    @Test
    void theRateIsShownInTheDirectionOfTheConversion() {
        assertThat(conversion("EUR", "1", "USD", "1.0749").rate()).isEqualTo("1.0749");
        // 4.2998 / 1.0749 = 4.00018606...
        assertThat(conversion("USD", "1.0749", "PLN", "4.2998").rate()).isEqualTo("4.000186064");
        assertThat(conversion("USD", "1.0749", "EUR", "1").rate()).isEqualTo("0.9303190995");
        assertThat(conversion("JPY", "200", "EUR", "1").rate()).isEqualTo("0.005");
    }

    @Test
    void wordsQuoteWhatWasPublished() {
        assertThat(conversion("EUR", "1", "USD", "1.0749").words())
                .isEqualTo("1 EUR = 1.0749 USD (ECB, 2024-04-02)");
        assertThat(conversion("USD", "1.0749", "EUR", "1").words())
                .isEqualTo("1 EUR = 1.0749 USD (ECB, 2024-04-02)");
        assertThat(conversion("USD", "1.0749", "PLN", "4.2998").words())
                .isEqualTo("1 EUR = 1.0749 USD, 1 EUR = 4.2998 PLN (ECB, 2024-04-02)");
    }

    @Test
    void wordsNameTheMonthOfAnAverage() {
        Conversion average =
                new Conversion(
                        CurrencyUnit.USD,
                        CurrencyUnit.EUR,
                        new BigDecimal("1.0872"),
                        BigDecimal.ONE,
                        RateSource.BMF,
                        LocalDate.of(2024, 3, 1),
                        ExchangeRule.MONTH);
        assertThat(average.words()).isEqualTo("1 EUR = 1.0872 USD (BMF, average of 2024-03)");
    }

    @Test
    void anotherCurrencyIsRefused() {
        Conversion conversion = conversion("EUR", "1", "USD", "1.0749");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> conversion.convert(Money.parse("GBP 1.00")))
                .withMessage("GBP 1.00 can't be converted by a rate from EUR to USD");
    }

    @Test
    void aRateIsAboveZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> conversion("EUR", "1", "USD", "0"))
                .withMessageContaining("above zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> conversion("USD", "1.1", "USD", "1.2"))
                .withMessageContaining("two rates");
    }

    private static Conversion conversion(String from, String fromRate, String to, String toRate) {
        return conversion(from, new BigDecimal(fromRate), to, new BigDecimal(toRate));
    }

    private static Conversion conversion(
            String from, BigDecimal fromRate, String to, BigDecimal toRate) {
        return new Conversion(
                CurrencyUnit.of(from),
                CurrencyUnit.of(to),
                fromRate,
                toRate,
                RateSource.ECB,
                DAY,
                ExchangeRule.DAY);
    }
}
