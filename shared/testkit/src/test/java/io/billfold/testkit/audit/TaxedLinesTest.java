package io.billfold.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line is {@code from-to net}, by days of January; {@code incl} where its price includes tax. */
class TaxedLinesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    before               | after                  | tax   | withheld | allowed | why
                    1-9 10.00            | 1-9 10.00              | 1.90  |          | true    | as it was
                    1-9 10.00            | 1-9 9.99               | 1.90  |          | false   | a cent is lost
                    1-9 10.00            | 1-4 3.75, 4-9 6.25     | 1.90  |          | true    | cut in two
                    1-9 10.00            | 1-4 3.75, 5-9 6.25     | 1.90  |          | false   | a day is lost
                    1-9 10.00            | 1-4 3.75, 4-9 6.24     | 1.90  |          | false   | a cent is lost in the cut
                    1-9 10.00            | 1-4 10.00              | 1.90  |          | false   | the end is lost
                    1-9 10.00, 1-9 5.00  | 1-9 10.00              | 1.90  |          | false   | a line is lost
                    1-9 10.00            | 1-9 10.00, 1-9 5.00    | 1.90  |          | false   | a line came from nowhere
                    1-9 11.90 incl       | 1-9 10.00              | 1.90  |          | true    | net and tax are the price
                    1-9 11.90 incl       | 1-9 10.00              | 1.91  |          | false   | the price is a cent higher
                    1-9 11.90 incl       | 1-9 11.90 incl         | 0.00  |          | false   | it still includes tax
                    1-9 11.90 incl       | 1-4 4.00, 4-9 6.00     | 1.90  |          | true    | cut too
                    1-9 90.00            | 1-9 100.00             | 19.00 | 10       | true    | 90 / 0.9 arrives whole
                    1-9 90.00            | 1-9 90.00              | 17.10 | 10       | false   | it was to be raised
                    1-9 90.00            | 1-9 99.99              | 19.00 | 10       | false   | raised by too little
                    """)
    void linesMayBeCutAndNettedAndRaisedButNothingIsLost(
            String before, String after, String tax, String withheld, boolean allowed, String why) {
        JsonNode draft = draft(before, "", withheld);
        JsonNode taxed = draft(after, tax, withheld);

        assertThat(TaxedLines.isOf(draft, taxed)).isEqualTo(allowed);
    }

    private static JsonNode draft(String lines, String tax, String withheld) {
        String account =
                withheld == null
                        ? "{}"
                        : """
                        {"tax":{"withholding":{"ratePercent":"%s","grossedUp":true}}}\
                        """
                                .formatted(withheld);
        String taxes = tax.isEmpty() ? "" : "{\"tax\":\"%s\"}".formatted(tax);
        String all =
                Stream.of(lines.split(", "))
                        .map(TaxedLinesTest::line)
                        .collect(Collectors.joining(","));
        return History.object(
                """
                {"currency":"EUR","account":%s,"lines":[%s],"taxes":[%s]}\
                """
                        .formatted(account, all, taxes));
    }

    private static String line(String words) {
        String[] cells = words.split(" ");
        String[] days = cells[0].split("-");
        return """
        {"sku":"S","description":"Service","periodFrom":"2026-01-0%s","periodTo":"2026-01-0%s",
         "net":"%s","origin":{%s}}\
        """
                .formatted(
                        days[0], days[1], cells[1], cells.length > 2 ? "\"taxIncluded\":true" : "");
    }
}
