package io.billfold.billing.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Problem;
import io.billfold.billing.content.Numbering.Gapless;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class NumberingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # country | series                 | problem
                    IN        | MUMB                   | -
                    IN        | MUMBA                  | with 17 characters, more than 16
                    IN        | mu                     | of which only [A-Z0-9/-]+ may be part
                    IN        | M.U                    | of which only
                    IT        | MILANO12               | -
                    IT        | MILANO123              | with 21 characters, more than 20
                    FR        | PARIS_1                | -
                    FR        | PARIS.1                | of which only
                    DE        | A-series-of-any-length | -
                    PY        | A.series.of.any.length | -
                    TW        | A-series-of-any-length | -
                    PE        | LIMA-2                 | -
                    """)
    void refusesASeriesWhoseNumbersTheLawDoesNotAllow(
            String country, String series, String problem) {
        List<Problem> problems = Numbering.of(country).check(series);
        if (problem == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).singleElement().extracting(Problem::field).isEqualTo("series");
            assertThat(problems.getFirst().reason()).contains(problem).contains(country + ": ");
        }
    }

    @Test
    void namesEverythingThatIsWrongWithASeries() {
        String rule =
                ": IN: consecutive and unique for a financial year, at most 16 characters (CGST"
                        + " Rules rule 46 (b)); a number with the calendar year is unique for the"
                        + " financial year too";
        String start = "makes numbers such as mumbai-2026-000001";
        assertThat(Numbering.of("IN").check("mumbai"))
                .containsExactly(
                        new Problem("series", start + " with 18 characters, more than 16" + rule),
                        new Problem(
                                "series",
                                start + ", of which only [A-Z0-9/-]+ may be part" + rule));
    }

    @Test
    void saysWhereCreditNotesNeedASeriesOfTheirOwn() {
        assertThat(Numbering.of("ES").hasOwnCreditSeries()).isTrue();
        assertThat(Numbering.of("DE").hasOwnCreditSeries()).isFalse();
    }

    @Test
    void saysHowMuchGapsMatter() {
        assertThat(Numbering.of("FR").gapless()).isEqualTo(Gapless.LAW);
        assertThat(Numbering.of("GB").gapless()).isEqualTo(Gapless.PRACTICE);
        assertThat(Numbering.of("US").gapless()).isEqualTo(Gapless.NO);
        assertThat(Numbering.of("PY").gapless()).isEqualTo(Gapless.PRACTICE);
    }
}
