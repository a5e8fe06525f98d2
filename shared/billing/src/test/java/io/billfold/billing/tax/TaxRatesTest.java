package io.billfold.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.billfold.billing.FactFile;
import io.billfold.billing.FactFileException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

class TaxRatesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final String HEADING = "category,tax,rate,from,to,source,confidence,note";

    @Test
    void everyMemberStateHasAStandardRate() {
        FactFile members = FactFile.read(TaxRates.class, "eu-members.csv", 4);
        TaxRates rates = TaxRates.bundled();

        assertThat(members.rows())
                .allSatisfy(row -> assertThat(rates.standardRate(row.text(0), TODAY)).isNotNull());
    }

    @Test
    void everyBundledFileCanBeUsedAndNamesAKnownSource() {
        Set<String> sources =
                FactFile.read(TaxRates.class, "sources.csv", 2).rows().stream()
                        .map(row -> row.text(0))
                        .collect(Collectors.toSet());
        List<String> countries = new ArrayList<>();
        for (String country : Locale.getISOCountries()) {
            FactFile file = FactFile.readIfPresent(TaxRates.class, "rates/" + country + ".csv", 8);
            if (file != null) {
                countries.add(country);
                TaxRates.bundled().standardRate(country, TODAY);
                assertThat(file.rows()).isNotEmpty();
                assertThat(file.rows())
                        .allSatisfy(row -> assertThat(sources).containsAll(keys(row.text(5))));
            }
        }

        assertThat(countries).hasSizeGreaterThan(60);
    }

    private static List<String> keys(String source) {
        return Arrays.asList(source.split(" "));
    }

    @Test
    void aCountryWithoutAFileHasNoRate() {
        assertThat(TaxRates.bundled().standardRate("BR", TODAY)).isNull();
        assertThat(TaxRates.bundled().standardRate("../x", TODAY)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    first                                    | second                                   | fault
                    standard,VAT,19,2020-01-01,2020-07-01,S,high, | standard,VAT,16,2020-06-30,,S,high, | XX.csv line 3: overlaps the rate from 2020-01-01
                    standard,VAT,19,2020-01-01,,S,high,      | standard,VAT,16,2020-07-01,,S,high,      | XX.csv line 3: overlaps the rate from 2020-01-01
                    standard,VAT,19,2020-01-01,2020-07-01,S,high, | standard,VAT,16,2020-07-02,,S,high, | XX.csv line 3: leaves a gap from 2020-07-01
                    standard,VAT,x,2020-01-01,,S,high,       |                                          | XX.csv line 2: 'x' is not a decimal number
                    standard,VAT,19,2020-13-01,,S,high,      |                                          | XX.csv line 2: '2020-13-01' is not a date
                    standard,VAT,0,2020-01-01,,S,high,       |                                          | XX.csv line 2: a standard rate is above zero
                    standard,VAT,19,2020-01-01,2020-01-01,S,high, |                                     | XX.csv line 2: from 2020-01-01 is not before
                    standard,VAT,19,2020-01-01,,,high,       |                                          | XX.csv line 2: column 6 is empty
                    standard,VAT,19,2020-01-01,,S,low,       |                                          | XX.csv line 2: confidence 'low'
                    reduced,VAT,7,2020-01-01,,S,high,        |                                          | XX.csv line 2: category 'reduced'
                    standard,VAT,19,2020-01-01               |                                          | XX.csv line 2: has 4 columns
                    """)
    void aBadRowIsNamedByFileAndLine(String first, String second, String fault) {
        List<String> lines =
                second == null ? List.of(HEADING, first) : List.of(HEADING, first, second);
        TaxRates rates = new TaxRates(country -> FactFile.of("XX.csv", lines, TaxRates.COLUMNS));

        assertThatExceptionOfType(FactFileException.class)
                .isThrownBy(() -> rates.standardRate("XX", TODAY))
                .withMessageStartingWith(fault);
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

        rates.standardRate("XX", TODAY);
        rates.standardRate("XX", TODAY);

        assertThat(asked).containsExactly("XX");
    }
}
