package io.billfold.events.document;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

import io.billfold.billing.Problem;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.events.CanonicalJson;
import io.billfold.events.EventJson;
import io.billfold.events.Mutations;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** The schema, the sample, the reader and the writer mean the same document. */
class SnapshotTest {
    private static final EventJson JSON = new EventJson(ObjectMapper.getDefault());
    private static final SnapshotReader READER = new SnapshotReader(JSON);
    private static final SnapshotJson WRITER = new SnapshotJson(JSON);
    private static final String SAMPLE = resource("samples/document.v1.json");
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(resource("schemas/document.v1.schema.json"));

    @Test
    void theSampleIsWhatTheSchemaDescribes() {
        assertThat(SCHEMA.validate(SAMPLE, InputFormat.JSON)).isEmpty();
    }

    @Test
    void whatIsReadIsWrittenAsItWas() throws IOException {
        byte[] written = WRITER.bytes(document(SAMPLE));

        assertThat(new String(written, UTF_8))
                .isEqualTo(new String(CanonicalJson.bytes(tree(SAMPLE)), UTF_8));
        assertThat(document(new String(written, UTF_8))).isEqualTo(document(SAMPLE));
    }

    @Test
    void aDiscountForPayingEarlyIsWrittenAsItWasRead() throws IOException {
        String offering =
                SAMPLE.replace(
                        "  \"payment\": {",
                        """
                          "payment": {
                            "discounts": [{"days": 10, "payable": "240.33", "percent": "2",
                                           "until": "2026-02-12"}],\
                        """);
        assertThat(SCHEMA.validate(offering, InputFormat.JSON)).isEmpty();
        BusinessDocument read = document(offering);

        assertThat(read.payment().discounts()).hasSize(1);
        assertThat(new String(WRITER.bytes(read), UTF_8))
                .isEqualTo(new String(CanonicalJson.bytes(tree(offering)), UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind",
                "number",
                "issuedOn",
                "currency",
                "language",
                "seller",
                "buyer",
                "period",
                "suppliedIn",
                "lines",
                "taxes",
                "totals",
                "rendering"
            })
    void aMandatoryFieldThatIsMissingIsNamed(String field) {
        String without = SAMPLE.replace("\n  \"" + field + "\":", "\n  \"note" + field + "\":");

        assertThat(SCHEMA.validate(without, InputFormat.JSON)).isNotEmpty();
        assertThat(problems(without)).contains(new Problem(field, "is missing"));
    }

    /** Each figure of the sample, one cent off. */
    @ParameterizedTest
    @CsvSource({
        "'\"net\": \"179.10\"', '\"net\": \"179.11\"', lines[0].net",
        "'\"net\": \"30.00\"', '\"net\": \"30.01\"', lines[1].net",
        "'\"amount\": \"-19.90\"', '\"amount\": \"-19.89\"', lines[0].net",
        "'\"quantity\": \"10\"', '\"quantity\": \"11\"', lines[0].net",
        "'\"base\": \"179.10\"', '\"base\": \"179.11\"', taxes[0].base",
        "'\"base\": \"30.00\"', '\"base\": \"29.99\"', taxes[1].base",
        "'\"lines\": \"209.10\"', '\"lines\": \"209.11\"', totals.lines",
        "'\"taxable\": \"209.10\"', '\"taxable\": \"209.09\"', totals.taxable",
        "'\"tax\": \"36.13\"', '\"tax\": \"36.14\"', totals.tax",
        "'\"payable\": \"245.23\"', '\"payable\": \"245.22\"', totals.payable",
        "'\"due\": \"245.23\"', '\"due\": \"245.24\"', totals.due",
        "'\"ratePercent\": \"7\"\n      }', '\"ratePercent\": \"8\"\n      }', lines[1].taxed"
    })
    void figuresThatDoNotAddUpAreRefusedByField(String right, String wrong, String field) {
        assertThat(SAMPLE).contains(right);

        assertThat(problems(SAMPLE.replaceFirst(quoted(right), wrong)))
                .extracting(Problem::field)
                .contains(field);
    }

    @Test
    void aMisspeltFieldIsNamed() {
        assertThat(problems(SAMPLE.replace("\"dueOn\"", "\"dueAt\"")))
                .containsExactly(new Problem("dueAt", "unknown field"));
    }

    @Test
    void anAmountWithMoreDecimalsThanItsCurrencyIsRefused() {
        assertThat(problems(SAMPLE.replace("\"due\": \"245.23\"", "\"due\": \"245.231\"")))
                .containsExactly(new Problem("totals.due", "has more than 2 decimals: 245.231"));
    }

    @Test
    void rubbishIsRefusedAndNeverThrows() {
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = Mutations.of(SAMPLE.getBytes(UTF_8), random);
            refused += READER.read(mutated) instanceof SnapshotReader.Reading.Unreadable ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(10_000);
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }

    private static BusinessDocument document(String json) {
        return switch (READER.read(json.getBytes(UTF_8))) {
            case SnapshotReader.Reading.Read(BusinessDocument document) -> document;
            case SnapshotReader.Reading.Unreadable(var problems) ->
                    throw new AssertionError(problems);
        };
    }

    private static List<Problem> problems(String json) {
        return switch (READER.read(json.getBytes(UTF_8))) {
            case SnapshotReader.Reading.Read(BusinessDocument document) ->
                    throw new AssertionError("was read: " + document);
            case SnapshotReader.Reading.Unreadable(var problems) -> problems;
        };
    }

    private static JsonNode tree(String json) throws IOException {
        return JSON.tree(json.getBytes(UTF_8));
    }

    private static String resource(String name) {
        try (InputStream in =
                SnapshotReader.class.getResourceAsStream("/io/billfold/events/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
