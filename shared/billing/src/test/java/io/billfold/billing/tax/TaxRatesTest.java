package io.billfold.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.billfold.billing.FactFile;
import io.billfold.billing.FactFileException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

class TaxRatesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final String HEADING =
            "region,category,tax,rate,portion,from,to,source,confidence,note";

    @Test
    void everyMemberStateHasAStandardRate() {
        FactFile members = FactFile.read(TaxRates.class, "eu-members.csv", 4);
        TaxRates rates = TaxRates.bundled();

        assertThat(members.rows())
                .allSatisfy(
                        row -> {
                            LocalDate end = row.dateOrNull(3);
                            LocalDate on = end == null ? TODAY : end.minusDays(1);
                            assertThat(rates.of(country(row.text(0)), "standard", on)).hasSize(1);
                        });
    }

    @Test
    void everyBundledFileCanBeUsedAndNamesAKnownSource() {
        Set<String> sources =
                FactFile.read(TaxRates.class, "sources.csv", 2).rows().stream()
                        .map(row -> row.text(0))
                        .collect(Collectors.toSet());
        List<String> countries = new ArrayList<>();
        for (String country : Locale.getISOCountries()) {
            List<TaxRate> rates = TaxRates.bundled().rates(country);
            if (!rates.isEmpty()) {
                countries.add(country);
                assertThat(rates)
                        .allSatisfy(
                                rate ->
                                        assertThat(keys(rate))
                                                .allMatch(
                                                        key ->
                                                                key.equals("LAW")
                                                                        || sources.contains(key)));
            }
        }

        assertThat(countries).hasSizeGreaterThan(60);
    }

    /** A rate that rests on the law itself cites it in its note. */
    @Test
    void whatRestsOnTheLawCitesIt() {
        for (String country : Locale.getISOCountries()) {
            assertThat(TaxRates.bundled().rates(country))
                    .filteredOn(rate -> keys(rate).contains("LAW"))
                    .allSatisfy(rate -> assertThat(rate.note()).isNotEmpty());
        }
    }

    private static List<String> keys(TaxRate rate) {
        return Arrays.asList(rate.source().split(" "));
    }

    @Test
    void aCountryWithoutAFileHasNoRate() {
        assertThat(TaxRates.bundled().of(country("XX"), "standard", TODAY)).isEmpty();
        assertThat(TaxRates.bundled().rates("../x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    first                                            | second                                            | fault
                    ,standard,VAT,19,,2020-01-01,2020-07-01,S,high,  | ,standard,VAT,16,,2020-06-30,,S,high,             | XX.csv line 3: overlaps the rate from 2020-01-01
                    ,standard,VAT,19,,2020-01-01,,S,high,            | ,standard,VAT,16,,2020-07-01,,S,high,             | XX.csv line 3: overlaps the rate from 2020-01-01
                    ,standard,VAT,19,,2020-01-01,2020-07-01,S,high,  | ,standard,VAT,16,,2020-07-02,,S,high,             | XX.csv line 3: leaves a gap from 2020-07-01
                    BC,standard,PST,7,,2020-01-01,,S,high,           | BC,standard,PST,8,,2020-07-01,,S,high,            | XX.csv line 3: overlaps the rate from 2020-01-01
                    ,standard,VAT,x,,2020-01-01,,S,high,             |                                                   | XX.csv line 2: 'x' is not a decimal number
                    ,standard,VAT,19,,2020-13-01,,S,high,            |                                                   | XX.csv line 2: '2020-13-01' is not a date
                    ,standard,VAT,19,,2020-01-01,2020-02-30,S,high,  |                                                   | XX.csv line 2: '2020-02-30' is not a date
                    ,standard,VAT,-1,,2020-01-01,,S,high,            |                                                   | XX.csv line 2: a rate is not below zero: -1
                    ,standard,VAT,19,,2020-01-01,2020-01-01,S,high,  |                                                   | XX.csv line 2: from 2020-01-01 is not before
                    ,standard,VAT,19,,2020-01-01,,,high,             |                                                   | XX.csv line 2: column 8 is empty
                    ,standard,,19,,2020-01-01,,S,high,               |                                                   | XX.csv line 2: column 3 is empty
                    ,,VAT,19,,2020-01-01,,S,high,                    |                                                   | XX.csv line 2: column 2 is empty
                    ,standard,VAT,19,,2020-01-01,,S,sure,            |                                                   | XX.csv line 2: confidence 'sure'
                    ,standard,VAT,19,12/11,2020-01-01,,S,high,       |                                                   | XX.csv line 2: portion must be above zero and at most one, was 12/11
                    ,standard,VAT,19,0/11,2020-01-01,,S,high,        |                                                   | XX.csv line 2: portion must be above zero and at most one, was 0/11
                    ,standard,VAT,19,all,2020-01-01,,S,high,         |                                                   | XX.csv line 2: portion must be as 11/12, was all
                    ,standard,VAT,19,,2020-01-01                     |                                                   | XX.csv line 2: has 6 columns
                    """)
    void aBadRowIsNamedByFileAndLine(String first, String second, String fault) {
        assertThatExceptionOfType(FactFileException.class)
                .isThrownBy(() -> rates(first, second).rates("XX"))
                .withMessageStartingWith(fault);
    }

    /** What is charged together, and what is of another region or category, runs side by side. */
    @Test
    void onlyRowsOfOneTaxFollowEachOther() {
        TaxRates rates =
                rates(
                        ",standard,GST,5,,2020-01-01,,S,high,",
                        "BC,standard,GST,5,,2020-01-01,,S,high,",
                        "BC,standard,PST,7,,2020-01-01,,S,high,",
                        ",reduced,GST,2,,2020-01-01,,S,high,");

        assertThat(rates.of(new TaxPlace("XX", "BC", false, false, "BC"), "standard", TODAY))
                .extracting(TaxRate::tax)
                .containsExactly("GST", "PST");
        assertThat(rates.of(country("XX"), "standard", TODAY))
                .extracting(TaxRate::tax)
                .containsExactly("GST");
    }

    @Test
    void aRateHoldsFromItsFirstDayToTheDayBeforeItsEnd() {
        TaxRates rates =
                rates(
                        ",standard,VAT,19,,2020-01-01,2020-07-01,S,high,",
                        ",standard,VAT,16,,2020-07-01,2021-01-01,S,high,");

        assertThat(percent(rates, "2019-12-31")).isEmpty();
        assertThat(percent(rates, "2020-01-01")).containsExactly(BigDecimal.valueOf(19));
        assertThat(percent(rates, "2020-06-30")).containsExactly(BigDecimal.valueOf(19));
        assertThat(percent(rates, "2020-07-01")).containsExactly(BigDecimal.valueOf(16));
        assertThat(percent(rates, "2020-12-31")).containsExactly(BigDecimal.valueOf(16));
        assertThat(percent(rates, "2021-01-01")).isEmpty();
    }

    private static List<BigDecimal> percent(TaxRates rates, String on) {
        return rates.of(country("XX"), "standard", LocalDate.parse(on)).stream()
                .map(TaxRate::percent)
                .toList();
    }

    @Test
    void aFileIsReadOnce() {
        List<String> asked = new ArrayList<>();
        TaxRates rates =
                new TaxRates(
                        country -> {
                            asked.add(country);
                            return null;
                        });

        rates.rates("XX");
        rates.of(country("XX"), "standard", TODAY);

        assertThat(asked).containsExactly("XX");
    }

    private static TaxRates rates(String... rows) {
        List<String> lines = new ArrayList<>(List.of(HEADING));
        for (String row : rows) {
            if (row != null) {
                lines.add(row);
            }
        }
        return new TaxRates(country -> FactFile.of("XX.csv", lines, TaxRate.COLUMNS));
    }

    private static TaxPlace country(String code) {
        return new TaxPlace(code, null, false, false, code);
    }
}
