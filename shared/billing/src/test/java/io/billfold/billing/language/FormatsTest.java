package io.billfold.billing.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.period.Period;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

class FormatsTest {
    private static final char NARROW_SPACE = '\u202F';

    @ParameterizedTest
    @CsvFileSource(resources = "intl.txt", delimiterString = " | ", maxCharsPerColumn = 200)
    void formatsAreThoseOfIcu(String language, String what, String value, String expected) {
        Formats formats = Formats.of(Language.of(language));
        String made = made(formats, what, value);
        boolean dated = what.equals("date") || what.equals("short") || what.equals("period");
        assertThat(dated ? made.replace(NARROW_SPACE, ' ') : made)
                .isEqualTo(
                        dated
                                ? unescaped(expected).replace(NARROW_SPACE, ' ')
                                : unescaped(expected));
    }

    private static String made(Formats formats, String what, String value) {
        return switch (what) {
            case "code" -> formats.amountWithCode(Money.parse(value));
            case "symbol" -> withoutEndMark(formats.amountWithSymbol(Money.parse(value)));
            case "number" -> formats.quantity(new BigDecimal(value));
            case "percent" -> formats.percent(new BigDecimal(value));
            case "date" -> formats.date(LocalDate.parse(value));
            case "short" -> formats.shortDate(LocalDate.parse(value));
            case "period" -> formats.period(period(value));
            case "country" -> formats.country(value);
            default -> throw new IllegalArgumentException(what);
        };
    }

    /** ICU leaves {@code US$} in Arabic to be drawn as {@code $US}; ours has a mark behind it. */
    private static String withoutEndMark(String amount) {
        return amount.endsWith("$\u200E") || amount.endsWith("¥\u200E")
                ? amount.substring(0, amount.length() - 1)
                : amount;
    }

    /** First and last day, both in the period. */
    private static Period period(String days) {
        String[] parts = days.split(" ");
        return new Period(LocalDate.parse(parts[0]), LocalDate.parse(parts[1]).plusDays(1));
    }

    /** With the escapes that keep spaces and marks of direction visible in a file. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    /** By CLDR's own patterns, as its charts show them: ICU takes figures for these. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pt | 2026-01-01 2026-01-31 | 1–31 de jan. de 2026",
                "pt | 2025-12-15 2026-01-14 | 15 de dez. de 2025\u2009–\u200914 de jan. de 2026",
                "ja | 2026-01-01 2026-01-31 | 2026年1月1日～31日",
                "ja | 2026-01-15 2026-02-14 | 2026年1月15日～2月14日",
                "ja | 2025-12-15 2026-01-14 | 2025年12月15日～2026年1月14日",
                "zh | 2026-01-01 2026-01-31 | 2026年1月1日\u2009–\u200931日",
                "zh | 2026-01-15 2026-02-14 | 2026年1月15日\u2009–\u20092月14日"
            })
    void periodsWithNamesOfMonths(String language, String days, String expected) {
        assertThat(Formats.of(Language.of(language)).period(period(days))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "en, EUR 1190.00, '1,190.00'",
        "de, EUR 1190.00, '1.190,00'",
        "es, EUR 1190.00, '1190,00'",
        "es, EUR 11900.00, '11.900,00'",
        "de, JPY -11610, -11.610",
        "en, KWD 0.500, 0.500",
        "en, EUR 0.00, 0.00"
    })
    void amountHasTheDecimalsOfItsCurrency(String language, String money, String expected) {
        assertThat(Formats.of(Language.of(language)).amount(Money.parse(money)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "en, EUR 1012.00, '+1,012.00'",
        "de, EUR -50.00, '-50,00'",
        "en, EUR 0.00, 0.00",
        "he, EUR 12.00, \u200E+12.00"
    })
    void adjustmentShowsItsSign(String language, String money, String expected) {
        assertThat(Formats.of(Language.of(language)).signed(Money.parse(money)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 12.5, '12,50'",
        "EUR, 0.000450, '0,00045'",
        "JPY, 0.45, '0,45'",
        "JPY, 1E+3, '1.000'",
        "KWD, 1500.0000, '1.500,000'"
    })
    void priceHasAsManyDecimalsAsItNeeds(String currency, String amount, String expected) {
        UnitPrice price = new UnitPrice(CurrencyUnit.of(currency), new BigDecimal(amount));
        assertThat(Formats.of(Language.GERMAN).price(price)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1E+3, '1,000'", "0.2500, 0.25", "0.000, 0", "-3, -3", "12.5, 12.5"})
    void quantityHasNoSuperfluousZeros(String quantity, String expected) {
        assertThat(Formats.of(Language.ENGLISH).quantity(new BigDecimal(quantity)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"en, -3, -3%", "de, 19.00, '19\u00A0%'", "tr, 20, %20", "tr, -3, -%3"})
    void percentStandsWhereTheLanguagePutsIt(String language, String rate, String expected) {
        assertThat(Formats.of(Language.of(language)).percent(new BigDecimal(rate)))
                .isEqualTo(expected);
    }

    @Test
    void aSignStandsForOneCurrencyOnly() {
        for (Language language : Language.values()) {
            Set<String> written = new HashSet<>();
            for (CurrencyUnit currency : CurrencyUnit.registeredCurrencies()) {
                Money amount = Money.zero(currency).plusMajor(1);
                assertThat(written.add(Formats.of(language).amountWithSymbol(amount)))
                        .as("%s in %s", currency, language)
                        .isTrue();
            }
        }
    }

    /** The names are complete, and not the English ones. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCountryHasAName(Language language) {
        Formats formats = Formats.of(language);
        String[] codes = Locale.getISOCountries();
        assertThat(Arrays.stream(codes).map(formats::country).distinct()).hasSize(codes.length);
        assertThat(codes).noneMatch(code -> formats.country(code).equals(code));
        assertThat(formats.country("ZZ")).isEqualTo("ZZ");
        if (language != Language.ENGLISH) {
            long same =
                    Arrays.stream(codes).filter(c -> formats.country(c).equals(english(c))).count();
            assertThat(same).isLessThan(codes.length / 2);
        }
    }

    private static String english(String code) {
        return Formats.of(Language.ENGLISH).country(code);
    }

    @Test
    void hongKongFitsALineOfAnAddress() {
        assertThat(Formats.of(Language.ENGLISH).country("HK")).isEqualTo("Hong Kong");
    }
}
