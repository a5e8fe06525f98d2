package io.billfold.billing.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Problem;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

class ExchangeTest {
    private final Exchange exchange = Exchange.bundled();

    /**
     * Around Easter 2024: USD as the ECB published it, PLN made up. 29 March to 1 April are shut.
     */
    private static final ReferenceRates EASTER =
            rates(
                    """
                    2024-03-25 USD 1.0835 PLN 4.31
                    2024-03-26 USD 1.0855 PLN 4.32
                    2024-03-27 USD 1.0816 PLN 4.33
                    2024-03-28 USD 1.0811 PLN 4.34
                    2024-04-02 USD 1.0749 PLN 4.30
                    2024-04-03 USD 1.0783 PLN 4.29
                    """);

    @ParameterizedTest
    @CsvSource({
        "DAY,            2024-03-28, 2024-03-28, 1.0811",
        // Good Friday, and Easter Monday
        "DAY,            2024-03-29, 2024-03-28, 1.0811",
        "DAY,            2024-04-01, 2024-03-28, 1.0811",
        "DAY,            2024-04-02, 2024-04-02, 1.0749",
        // in the morning, before the rates of the day
        "DAY,            2024-04-04, 2024-04-03, 1.0783",
        "PREVIOUS_DAY,   2024-03-28, 2024-03-27, 1.0816",
        "PREVIOUS_DAY,   2024-04-02, 2024-03-28, 1.0811",
        "PREVIOUS_DAY,   2024-04-03, 2024-04-02, 1.0749",
        "PREVIOUS_DAY,   2024-04-04, 2024-04-03, 1.0783",
        // the first quarter of 2024 ended on Easter Sunday: art. 369h takes the Tuesday after it
        "LAST_OF_PERIOD, 2024-03-31, 2024-04-02, 1.0749",
        "LAST_OF_PERIOD, 2024-03-28, 2024-03-28, 1.0811",
        "LAST_OF_PERIOD, 2024-03-29, 2024-04-02, 1.0749"
    })
    void aRuleNamesADayOfPublication(
            ExchangeRule rule, LocalDate day, LocalDate published, BigDecimal usd) {
        Conversion found = found(EASTER, "USD", "EUR", day, rule);
        assertThat(found.publishedOn()).isEqualTo(published);
        assertThat(found.fromPerEuro()).isEqualTo(usd);
        assertThat(found.rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Thursday and Friday were days of publication: nobody loaded them
                "DAY            | 2024-04-06 | rates of ECB for 2024-04-04 are not known",
                "PREVIOUS_DAY   | 2024-04-05 | rates of ECB for 2024-04-04 are not known",
                "DAY            | 2024-04-20 | no rate of ECB from 2024-04-15 to 2024-04-20 is known,"
                        + " and one more than 5 days away may not be used",
                "PREVIOUS_DAY   | 2024-04-20 | no rate of ECB from 2024-04-15 to 2024-04-19 is known",
                "DAY            | 2024-03-22 | no rate of ECB from 2024-03-17 to 2024-03-22 is known",
                "LAST_OF_PERIOD | 2024-03-22 | rates of ECB for 2024-03-22 are not known",
                "LAST_OF_PERIOD | 2024-04-30 | no rate of ECB from 2024-04-30 to 2024-05-05 is known",
                "MONTH          | 2024-03-15 | rates of ECB for 2024-03-01 are not known"
            })
    void aRateThatIsNotTheRightOneIsRefused(ExchangeRule rule, LocalDate day, String reason) {
        Problem problem = refused(EASTER, "USD", "EUR", day, rule);
        assertThat(problem.field()).isEqualTo("date");
        assertThat(problem.reason()).startsWith(reason);
    }

    @Test
    void aDayThatWasForgottenIsNotPassedOver() {
        List<PublishedDay> days = new ArrayList<>(EASTER.days().values());
        days.remove(2);
        ReferenceRates gap = ReferenceRates.of(RateSource.ECB, days);
        LocalDate forgotten = LocalDate.of(2024, 3, 27);
        for (ExchangeRule rule : List.of(ExchangeRule.DAY, ExchangeRule.LAST_OF_PERIOD)) {
            assertThat(refused(gap, "USD", "EUR", forgotten, rule).reason())
                    .startsWith("rates of ECB for 2024-03-27 are not known");
        }
        LocalDate after = forgotten.plusDays(1);
        assertThat(refused(gap, "USD", "EUR", after, ExchangeRule.PREVIOUS_DAY).reason())
                .startsWith("rates of ECB for 2024-03-27 are not known");
        assertThat(found(gap, "USD", "EUR", after, ExchangeRule.DAY).publishedOn())
                .isEqualTo(after);
    }

    @Test
    void otherCurrenciesGoThroughTheEuroOfOneDay() {
        LocalDate day = LocalDate.of(2024, 4, 2);
        Conversion cross = found(EASTER, "USD", "PLN", day, ExchangeRule.DAY);
        // 100 x 4.30 / 1.0749 = 400.0372...
        assertThat(cross.convert(Money.parse("USD 100.00"))).isEqualTo(Money.parse("PLN 400.04"));
        assertThat(cross.words())
                .isEqualTo("1 EUR = 1.0749 USD, 1 EUR = 4.3 PLN (ECB, 2024-04-02)");
    }

    @Test
    void oneCurrencyNeedsNoRate() {
        ReferenceRates none = ReferenceRates.of(RateSource.ECB, List.of());
        LocalDate day = LocalDate.of(2024, 4, 2);
        for (String currency : List.of("EUR", "USD")) {
            Conversion same = found(none, currency, currency, day, ExchangeRule.DAY);
            assertThat(same.rate()).isEqualTo("1");
            assertThat(same.publishedOn()).isEqualTo(day);
        }
    }

    @Test
    void aCurrencyThatIsNotPublishedIsNamed() {
        LocalDate day = LocalDate.of(2024, 4, 2);
        assertThat(refused(EASTER, "EUR", "GEL", day, ExchangeRule.DAY))
                .isEqualTo(
                        new Problem(
                                "to",
                                "ECB has no rate of GEL for 2024-04-02: state one of another"
                                        + " source"));
        assertThat(refused(EASTER, "GEL", "USD", day, ExchangeRule.LAST_OF_PERIOD).field())
                .isEqualTo("from");
    }

    /** The ECB's last rouble was 117.2010 on 1 March 2022. The other figures are made up. */
    @Test
    void aCurrencyThatIsNoLongerPublishedHasALastRateForFiveDays() {
        ReferenceRates march =
                rates(
                        """
                        2022-02-28 USD 1.12 RUB 115.4842
                        2022-03-01 USD 1.12 RUB 117.2010
                        2022-03-02 USD 1.11
                        2022-03-03 USD 1.11
                        2022-03-04 USD 1.10
                        2022-03-07 USD 1.09
                        """);
        Conversion last = found(march, "RUB", "EUR", LocalDate.of(2022, 3, 6), ExchangeRule.DAY);
        assertThat(last.publishedOn()).isEqualTo(LocalDate.of(2022, 3, 1));
        assertThat(last.fromPerEuro()).isEqualTo("117.201");
        assertThat(
                        refused(march, "RUB", "EUR", LocalDate.of(2022, 3, 7), ExchangeRule.DAY)
                                .reason())
                .startsWith("ECB has no rate of RUB for 2022-03-07");
    }

    @Test
    void theLevIsFixedUntilItIsTheEuro() {
        ReferenceRates none = ReferenceRates.of(RateSource.ECB, List.of());
        LocalDate last = LocalDate.of(2025, 12, 31);
        for (ExchangeRule rule :
                List.of(ExchangeRule.DAY, ExchangeRule.PREVIOUS_DAY, ExchangeRule.MONTH)) {
            Conversion fixed = found(none, "BGN", "EUR", last, rule);
            assertThat(fixed.fromPerEuro()).isEqualTo("1.95583");
            assertThat(fixed.convert(Money.parse("BGN 100.00")))
                    .isEqualTo(Money.parse("EUR 51.13"));
        }
        assertThat(refused(none, "EUR", "BGN", last.plusDays(1), ExchangeRule.DAY))
                .isEqualTo(new Problem("to", "BGN gave way to the euro on 2026-01-01: use EUR"));
    }

    @Test
    void theOneStopShopTakesTheLevAsTheEcbPublishedIt() {
        ReferenceRates december = rates("2025-12-31 BGN 1.9558 USD 1.175");
        LocalDate last = LocalDate.of(2025, 12, 31);
        assertThat(found(december, "BGN", "EUR", last, ExchangeRule.LAST_OF_PERIOD).fromPerEuro())
                .isEqualTo("1.9558");
        Conversion cross = found(december, "USD", "BGN", last, ExchangeRule.DAY);
        // 100 x 1.95583 / 1.175 = 166.4536...
        assertThat(cross.convert(Money.parse("USD 100.00"))).isEqualTo(Money.parse("BGN 166.45"));
    }

    /** December 2025 has 21 days of publication: what is added to one is a 21st in the average. */
    @ParameterizedTest
    @CsvSource({
        "1.1621, 1.1601",
        // 0.0010 / 21 = 0.0000476, 0.0011 / 21 = 0.0000524
        "1.1610, 1.16",
        "1.1611, 1.1601",
        // 1.05 / 21 = 0.05, and the longest figure has two decimals
        "2.21,   1.21"
    })
    void anAverageTakesEveryDayOfTheMonth(String last, String is) {
        List<PublishedDay> days = december("1.16");
        days.removeLast();
        days.add(day("2025-12-31 USD " + last));
        ReferenceRates december = ReferenceRates.of(RateSource.ECB, days);
        assertThat(december.days()).hasSize(21);
        Conversion average =
                found(december, "USD", "EUR", LocalDate.of(2025, 12, 10), ExchangeRule.MONTH);
        assertThat(average.fromPerEuro()).isEqualByComparingTo(is);
        assertThat(average.words()).endsWith(" USD (ECB, average of 2025-12)");
    }

    @Test
    void anAverageOfAMonthThatIsNotOverIsRefused() {
        List<PublishedDay> days = december("1.16");
        days.removeLast();
        ReferenceRates december = ReferenceRates.of(RateSource.ECB, days);
        LocalDate day = LocalDate.of(2025, 12, 10);
        assertThat(refused(december, "USD", "EUR", day, ExchangeRule.MONTH).reason())
                .startsWith("rates of ECB for 2025-12-31 are not known");
        days.add(day("2025-12-31 JPY 184.0"));
        ReferenceRates other = ReferenceRates.of(RateSource.ECB, days);
        assertThat(refused(other, "USD", "EUR", day, ExchangeRule.MONTH).reason())
                .startsWith("ECB has no rate of USD for 2025-12-31");
    }

    @Test
    void aMonthlySourceHasOneFigureForAllDaysOfTheMonth() {
        ReferenceRates monthly =
                ReferenceRates.of(RateSource.BMF, List.of(day("2024-03-01 USD 1.0872")));
        LocalDate day = LocalDate.of(2024, 3, 27);
        assertThat(found(monthly, "USD", "EUR", day, ExchangeRule.MONTH).fromPerEuro())
                .isEqualTo("1.0872");
        assertThat(refused(monthly, "USD", "EUR", day, ExchangeRule.DAY))
                .isEqualTo(new Problem("rule", "BMF has rates of months: day needs one of a day"));
        assertThat(refused(monthly, "USD", "EUR", day.plusMonths(1), ExchangeRule.MONTH).reason())
                .startsWith("rates of BMF for 2024-04-01 are not known");
    }

    @ParameterizedTest
    @CsvSource({
        "DAY,            2024-03-15, 2024-03",
        "DAY,            2024-03-03, 2024-02 2024-03",
        "DAY,            2024-03-29, 2024-03 2024-04",
        "PREVIOUS_DAY,   2024-03-29, 2024-03",
        "PREVIOUS_DAY,   2024-03-01, 2024-02 2024-03",
        "MONTH,          2024-03-01, 2024-03",
        "LAST_OF_PERIOD, 2024-03-31, 2024-03 2024-04",
        "LAST_OF_PERIOD, 2024-12-31, 2024-12 2025-01"
    })
    void aQuestionIsAnsweredByTwoMonthsAtMost(ExchangeRule rule, LocalDate day, String months) {
        assertThat(rule.months(day).stream().map(YearMonth::toString))
                .containsExactly(months.split(" "));
    }

    @Test
    void everyRuleNamesItsLaw() {
        for (ExchangeRule rule : ExchangeRule.values()) {
            assertThat(rule.source()).as(rule.word()).containsPattern("(art\\.|§) ?[0-9]+");
        }
        assertThat(ExchangeRule.LAST_OF_PERIOD.word()).isEqualTo("last-of-period");
    }

    private Conversion found(
            ReferenceRates rates, String from, String to, LocalDate day, ExchangeRule rule) {
        ExchangeDecision decision = exchange.decide(rates, question(from, to, day, rule));
        assertThat(decision).isInstanceOf(ExchangeDecision.Found.class);
        return ((ExchangeDecision.Found) decision).conversion();
    }

    private Problem refused(
            ReferenceRates rates, String from, String to, LocalDate day, ExchangeRule rule) {
        ExchangeDecision decision = exchange.decide(rates, question(from, to, day, rule));
        assertThat(decision).isInstanceOf(ExchangeDecision.Refused.class);
        return ((ExchangeDecision.Refused) decision).problem();
    }

    private static ExchangeQuestion question(
            String from, String to, LocalDate day, ExchangeRule rule) {
        return new ExchangeQuestion(CurrencyUnit.of(from), CurrencyUnit.of(to), day, rule);
    }

    private static List<PublishedDay> december(String usd) {
        List<PublishedDay> days = new ArrayList<>();
        TargetDays.open(LocalDate.of(2025, 12, 1), LocalDate.of(2025, 12, 31))
                .forEach(date -> days.add(day(date + " USD " + usd)));
        return days;
    }

    private static ReferenceRates rates(String lines) {
        return ReferenceRates.of(RateSource.ECB, lines.lines().map(ExchangeTest::day).toList());
    }

    private static PublishedDay day(String line) {
        String[] words = line.split(" ");
        SortedMap<String, BigDecimal> rates = new TreeMap<>();
        for (int i = 1; i < words.length; i += 2) {
            rates.put(words[i], new BigDecimal(words[i + 1]));
        }
        return new PublishedDay(LocalDate.parse(words[0]), rates);
    }
}
