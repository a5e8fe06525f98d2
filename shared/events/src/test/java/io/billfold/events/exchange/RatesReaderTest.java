package io.billfold.events.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

import io.billfold.billing.Problem;
import io.billfold.billing.exchange.QuotedRate;
import io.billfold.billing.exchange.RateSource;
import io.billfold.events.EventJson;
import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class RatesReaderTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(resource("schemas/exchange-rates.v1.schema.json"));

    private static final String SAMPLE = resource("samples/exchange-rates.v1.json");
    private static final String GOOD =
            """
            {"version":1,"source":"ECB","replace":true,\
            "rates":[{"date":"2024-04-02","currency":"USD","perEuro":"1.0749"}]}""";

    private final RatesReader reader = new RatesReader(new EventJson(ObjectMapper.getDefault()));

    @Test
    void sampleIsWhatTheSchemaDescribesAndIsRead() {
        assertThat(SCHEMA.validate(SAMPLE, InputFormat.JSON)).isEmpty();
        RatesPage page = read(SAMPLE);
        assertThat(page.source()).isEqualTo(RateSource.ECB);
        assertThat(page.replaces()).isFalse();
        assertThat(page.rates())
                .hasSize(4)
                .contains(
                        new QuotedRate(LocalDate.of(2024, 4, 3), "CHF", new BigDecimal("0.9792")));
        assertThat(page.months()).containsExactly(YearMonth.of(2024, 3), YearMonth.of(2024, 4));
    }

    @Test
    void whatIsToBeReplacedIsSaid() {
        assertThat(read(GOOD).replaces()).isTrue();
        assertThat(read(GOOD.replace("true", "null")).replaces()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.0749\"      | -1\"         | rates[0].perEuro  | must not be negative, was -1",
                "\"1.0749\"    | 0            | rates[0]          | rate of USD must be above 0",
                "1.0749\"      | 1e0\"        | rates[0].perEuro  | must be a number such as",
                "1.0749        | 1.00000000001| rates[0].perEuro  | has more than 10 decimals",
                "USD           | EUR          | rates[0]          | currency must be three capital",
                "USD           | usd          | rates[0]          | currency must be three capital",
                "2024-04-02    | 2024-04-31   | rates[0].date     | must be a date such as",
                "2024-04-02    | 1998-12-31   | rates[0]          | date 1998-12-31 is before",
                "ECB           | FED          | source            | source must be one of ECB, BMF",
                "true          | 1            | replace           | must be true or false",
                "perEuro       | rate         | rates[0].perEuro  | is missing",
                "\"version\":1,| ''           | version           | is missing",
                "{\"version\"  | {\"by\":1,\"version\" | by        | unknown field"
            })
    void aWrongFieldIsNamed(String part, String wrong, String field, String reason) {
        List<Problem> problems = unreadable(GOOD.replace(part, wrong));
        assertThat(problems.getFirst().field()).isEqualTo(field);
        assertThat(problems.getFirst().reason()).startsWith(reason);
    }

    @Test
    void aPageIsBounded() {
        assertThat(read(page(2_000, 0)).rates()).hasSize(2_000);
        assertThat(unreadable(page(2_001, 0)))
                .containsExactly(
                        new Problem("rates", "has 2001 entries, at most 2000 are allowed"));
        assertThat(unreadable(page(0, 0)))
                .containsExactly(new Problem("rates", "must hold at least one"));
        assertThat(read(page(12, 1)).months()).hasSize(12);
        assertThat(unreadable(page(13, 1)).getFirst().reason())
                .isEqualTo("are of 13 months, at most 12 are taken: send less at once");
        assertThat(unreadable(" ".repeat(RatesReader.SIZE_MAX_BYTES + 1)).getFirst().reason())
                .contains("at most 262144 are read");
    }

    @Test
    void aFullPageFitsIntoACall() {
        assertThat(page(2_000, 0).getBytes(UTF_8)).hasSizeLessThan(RatesReader.SIZE_MAX_BYTES);
    }

    /** Rates of one month, or each of another. */
    private static String page(int rates, int monthStep) {
        String list =
                IntStream.range(0, rates)
                        .mapToObj(i -> rate(LocalDate.of(2020, 1, 1).plusMonths(i * monthStep), i))
                        .collect(Collectors.joining(","));
        return "{\"version\":1,\"source\":\"ECB\",\"rates\":[" + list + "]}";
    }

    private static String rate(LocalDate month, int i) {
        LocalDate date = month.plusDays(i % 28);
        return "{\"date\":\"%s\",\"currency\":\"USD\",\"perEuro\":\"1234567.1234567891\"}"
                .formatted(date);
    }

    private RatesPage read(String json) {
        RatesReading reading = reader.read(json.getBytes(UTF_8));
        assertThat(reading).isInstanceOf(RatesReading.Read.class);
        return ((RatesReading.Read) reading).page();
    }

    private List<Problem> unreadable(String json) {
        RatesReading reading = reader.read(json.getBytes(UTF_8));
        assertThat(reading).isInstanceOf(RatesReading.Unreadable.class);
        return ((RatesReading.Unreadable) reading).problems();
    }

    private static String resource(String name) {
        try (InputStream in =
                RatesReader.class.getResourceAsStream("/io/billfold/events/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
