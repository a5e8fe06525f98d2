package io.billfold.billing.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ReportTest {
    private static final List<String> COLUMNS = List.of("place", "tax");

    @Test
    void linesEndAsTheRfcSays() {
        Report report = new Report(COLUMNS, List.of(List.of("DE", "19.00"), List.of("FR", "")));

        assertThat(report.toCsv()).isEqualTo("place,tax\r\nDE,19.00\r\nFR,\r\n");
    }

    @Test
    void aReportOfNothingIsItsHeading() {
        assertThat(new Report(COLUMNS, List.of()).toCsv()).isEqualTo("place,tax\r\n");
        assertThat(new Report(COLUMNS, List.of()).toObjects()).isEmpty();
    }

    /** RFC 4180 section 2, rules 5 to 7; {@code ~} stands for a line break. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "plain      | plain",
                "two words  | two words",
                "a,b        | \"a,b\"",
                "say \"no\" | \"say \"\"no\"\"\"",
                "\"         | \"\"\"\"",
                "a~b        | \"a~b\"",
                "it's; so   | it's; so"
            })
    void aCellIsQuotedWhereItMustBe(String cell, String written) {
        Report report = new Report(List.of("name"), List.of(List.of(cell.replace('~', '\n'))));

        assertThat(report.toCsv()).isEqualTo("name\r\n" + written.replace('~', '\n') + "\r\n");
    }

    @Test
    void aCarriageReturnIsQuotedToo() {
        assertThat(new Report(List.of("name"), List.of(List.of("a\rb"))).toCsv())
                .isEqualTo("name\r\n\"a\rb\"\r\n");
    }

    @Test
    void anObjectHasTheColumnsInTheirOrder() {
        Report report = new Report(COLUMNS, List.of(List.of("DE", "19.00")));

        assertThat(report.toObjects()).hasSize(1);
        assertThat(report.toObjects().getFirst()).hasToString("{place=DE, tax=19.00}");
    }

    @Test
    void aRowWithoutAllColumnsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Report(COLUMNS, List.of(List.of("DE"))))
                .withMessage("row [DE] has not the columns [place, tax]");
    }
}
