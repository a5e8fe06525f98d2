package io.billfold.billing.exchange;

import io.billfold.billing.language.Formats;
import io.billfold.billing.language.Language;
import io.billfold.billing.language.Phrase;
import io.billfold.billing.language.Phrases;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Function;

/**
 * How amounts of one currency become amounts of another. Both figures are kept as they were
 * published, so that the result can be computed again for as long as a document lives.
 *
 * @param from the currency of what is converted
 * @param to the currency of the result
 * @param fromPerEuro units of {@code from} for one euro; 1 for the euro
 * @param toPerEuro units of {@code to} for one euro; 1 for the euro
 * @param source who published them
 * @param publishedOn the day of the rates; of an average the last one; where no rate was needed,
 *     the day that was asked for
 * @param rule why this day
 */
public record Conversion(
        CurrencyUnit from,
        CurrencyUnit to,
        BigDecimal fromPerEuro,
        BigDecimal toPerEuro,
        RateSource source,
        LocalDate publishedOn,
        ExchangeRule rule) {
    /**
     * Digits of a rate between two currencies that are not the euro, as it is shown. Amounts are
     * not computed with it.
     */
    public static final int CROSS_RATE_DIGITS = 10;

    /**
     * To the nearest minor unit, halves up, as Council Regulation (EC) No 1103/97 art. 5 has it for
     * currencies that became the euro; for tax no rule of the Union says another.
     */
    private static final RoundingMode ROUNDING = RoundingMode.HALF_UP;

    public Conversion {
        if (fromPerEuro.signum() <= 0 || toPerEuro.signum() <= 0) {
            throw new IllegalArgumentException(
                    "rates must be above zero, were " + fromPerEuro + " and " + toPerEuro);
        }
        if (from.equals(to) && fromPerEuro.compareTo(toPerEuro) != 0) {
            throw new IllegalArgumentException(from + " has two rates on " + publishedOn);
        }
    }

    /**
     * Converts an amount: exactly, and rounded once to the target's minor unit, halves away from
     * zero, so that a credit note mirrors its invoice.
     *
     * @throws IllegalArgumentException when the amount is in another currency than {@code from}
     */
    public Money convert(Money amount) {
        if (!amount.getCurrencyUnit().equals(from)) {
            throw new IllegalArgumentException(
                    "%s can't be converted by a rate from %s to %s".formatted(amount, from, to));
        }
        BigDecimal exact = amount.getAmount().multiply(toPerEuro);
        return Money.of(to, exact.divide(fromPerEuro, to.getDecimalPlaces(), ROUNDING));
    }

    /**
     * Units of {@code to} for one {@code from}: as published from the euro, else a quotient of
     * {@value #CROSS_RATE_DIGITS} digits.
     */
    public BigDecimal rate() {
        BigDecimal rate =
                fromPerEuro.compareTo(BigDecimal.ONE) == 0
                        ? toPerEuro
                        : toPerEuro.divide(
                                fromPerEuro, new MathContext(CROSS_RATE_DIGITS, ROUNDING));
        BigDecimal stripped = rate.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * The rate in the direction in which it was published, for people, for example {@code 1 EUR =
     * 4.2598 PLN (ECB, 2026-05-19)}, or {@code 1 EUR = 1.0749 USD, 1 EUR = 4.2998 PLN (ECB,
     * 2024-04-02)} for one through the euro.
     */
    public String words() {
        return words(Language.ENGLISH, BigDecimal::toPlainString);
    }

    /**
     * As {@link #words()} in another language, with numbers as that writes them. In a text from
     * right to left a rate reads from left to right, as what is computed does.
     */
    public String words(Language language) {
        return words(language, Formats.of(language)::decimal);
    }

    private String words(Language language, Function<BigDecimal, String> figures) {
        String quotes =
                from.equals(CurrencyUnit.EUR)
                        ? quote(to, figures.apply(toPerEuro))
                        : to.equals(CurrencyUnit.EUR)
                                ? quote(from, figures.apply(fromPerEuro))
                                : quote(from, figures.apply(fromPerEuro))
                                        + ", "
                                        + quote(to, figures.apply(toPerEuro));
        return "%s (%s, %s)".formatted(language.leftToRight(quotes), source, period(language));
    }

    private String period(Language language) {
        return rule == ExchangeRule.MONTH
                ? Phrases.of(language).text(Phrase.AVERAGE, YearMonth.from(publishedOn).toString())
                : publishedOn.toString();
    }

    private static String quote(CurrencyUnit currency, String perEuro) {
        return "1 EUR = " + perEuro + " " + currency.getCode();
    }
}
