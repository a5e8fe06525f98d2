package io.billfold.events;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

import io.billfold.billing.Problem;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.usage.UsageEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

class UsageReaderTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(TestJson.resource("schemas/usage.v1.schema.json"));

    private static final String GOOD =
            """
            {"version":1,"eventId":"e-1","subscription":"o-1","metric":"users",\
            "at":"2026-01-31T10:15:00.250+01:00","quantity":"-1.50","unique":"u-7"}""";

    private final UsageReader reader = new UsageReader(TestJson.JSON);

    @Test
    void sampleIsWhatTheSchemaDescribesAndIsRead() {
        String sample = TestJson.resource("samples/usage.v1.json");
        assertThat(SCHEMA.validate(sample, InputFormat.JSON)).isEmpty();
        assertThat(records(sample)).hasSize(3).allMatch(UsageRecord.Read.class::isInstance);
    }

    @Test
    void readsAnEventToTheLastDigit() {
        assertThat(event(GOOD))
                .isEqualTo(
                        new UsageEvent(
                                "e-1",
                                new SubscriptionId("o-1"),
                                "users",
                                Instant.parse("2026-01-31T09:15:00.250Z"),
                                new BigDecimal("-1.5"),
                                "u-7"));
        assertThat(event(GOOD.replace("\"-1.50\"", "\"123456789.123456789012\"")).quantity())
                .isEqualTo("123456789.123456789012");
        assertThat(event(GOOD.replace(",\"unique\":\"u-7\"", "")).unique()).isNull();
        assertThat(event(GOOD.replace("\"version\":1,", "")).id()).isEqualTo("e-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"e-1\"|\"e#1\"|eventId",
                "\"e-1\"|7|eventId",
                "\"o-1\"|\"\"|subscription",
                "\"users\"|\"user s\"|metric",
                "\"2026-01-31T10:15:00.250+01:00\"|\"2026-01-31T10:15:00\"|at",
                "\"2026-01-31T10:15:00.250+01:00\"|\"2026-01-31\"|at",
                "\"2026-01-31T10:15:00.250+01:00\"|\"1999-12-31T23:59:59Z\"|at",
                "\"2026-01-31T10:15:00.250+01:00\"|1769850900|at",
                "\"-1.50\"|\"1e3\"|quantity",
                "\"-1.50\"|\"0.1234567890123\"|quantity",
                "\"-1.50\"|\"NaN\"|quantity",
                "\"-1.50\"|null|quantity",
                "\"u-7\"|\" \"|unique",
                "\"u-7\"|\"u\",\"uniqe\":\"v\"|uniqe",
                "\"version\":1|\"version\":2.5|version"
            })
    void namesTheFieldThatIsWrong(String right, String wrong, String field) {
        String json = GOOD.replace(right, wrong);
        assertThat(json).isNotEqualTo(GOOD);
        assertThat(problems(json)).extracting(Problem::field).containsExactly(field);
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).as(json).isNotEmpty();
    }

    @Test
    void whatAnEventRefusesOfItselfIsAProblemOfTheWhole() {
        assertThat(problems(GOOD.replace("-1.50", "1000000000001")))
                .containsExactly(
                        new Problem(
                                "", "quantity 1000000000001 is beyond 1000000000000 either way"));
    }

    @Test
    void aWrongEventDoesNotHoldUpTheOthersOfABatch() {
        List<UsageRecord> records =
                records(batch(GOOD + "," + GOOD.replace("-1.50", "x") + ",7," + GOOD));
        assertThat(records).hasSize(4);
        assertThat(records.get(0)).isInstanceOf(UsageRecord.Read.class);
        assertThat(records.get(1))
                .isInstanceOfSatisfying(
                        UsageRecord.Wrong.class,
                        wrong -> {
                            assertThat(wrong.eventId()).isEqualTo("e-1");
                            assertThat(wrong.problems().getFirst().field()).isEqualTo("quantity");
                            assertThat(new String(wrong.content(), UTF_8)).contains("\"x\"");
                        });
        assertThat(records.get(2).eventId()).isNull();
        assertThat(records.get(3)).isInstanceOf(UsageRecord.Read.class);
    }

    @Test
    void aBatchHasOneToFiveHundredEvents() {
        assertThat(records(batch(String.join(",", Collections.nCopies(500, GOOD))))).hasSize(500);
        for (int wrong : new int[] {0, 501}) {
            String json = batch(String.join(",", Collections.nCopies(wrong, GOOD)));
            assertThat(reader.read(json.getBytes(UTF_8)))
                    .isEqualTo(
                            new UsageReading.Unreadable(
                                    List.of(
                                            new Problem(
                                                    "events",
                                                    "must have 1 to 500 events, has " + wrong))));
            assertThat(SCHEMA.validate(json, InputFormat.JSON)).isNotEmpty();
        }
    }

    @Test
    void aFileIsNamedByItsKey() {
        String json = "{\"version\":1,\"file\":\"usage/2026/01.jsonl\"}";
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(reader.read(json.getBytes(UTF_8)))
                .isEqualTo(new UsageReading.InFile(UsageFile.of("usage/2026/01.jsonl")));
        UsageFile next = UsageFile.of("usage/a.jsonl").after(65_536, 331, "\"e7a9\"");
        String sent = TestJson.JSON.write(next);
        assertThat(SCHEMA.validate(sent, InputFormat.JSON)).isEmpty();
        assertThat(reader.read(sent.getBytes(UTF_8))).isEqualTo(new UsageReading.InFile(next));
    }

    @ParameterizedTest
    @CsvSource({
        "invoices/a.jsonl",
        "usage/a.csv",
        "usage/../secret",
        "usage/a.jsonl.answers.jsonl",
        "usage/a.jsonl.answers/x/0000.jsonl",
        "usage/a b.jsonl"
    })
    void onlyFilesOfUsageAreRead(String key) {
        String json = "{\"version\":1,\"file\":\"" + key + "\"}";
        assertThat(reader.read(json.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        UsageReading.Unreadable.class,
                        it -> assertThat(it.problems().getFirst().field()).isEqualTo("file"));
    }

    @Test
    void whatIsNoObjectIsNotJson() {
        for (String text : List.of("{", "", "7", "[]", "null")) {
            assertThat(reader.read(text.getBytes(UTF_8))).isInstanceOf(UsageReading.NotJson.class);
            assertThat(reader.readLine(text.getBytes(UTF_8))).isInstanceOf(UsageRecord.Wrong.class);
        }
        assertThat(reader.readLine(GOOD.getBytes(UTF_8))).isInstanceOf(UsageRecord.Read.class);
        assertThat(reader.readLine((GOOD + " ".repeat(20_000)).getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        UsageRecord.Wrong.class,
                        it ->
                                assertThat(it.problems().getFirst().reason())
                                        .contains("at most 16384 are read"));
    }

    private static String batch(String events) {
        return "{\"version\":1,\"events\":[" + events + "]}";
    }

    private List<UsageRecord> records(String json) {
        return ((UsageReading.Batch) reader.read(json.getBytes(UTF_8))).records();
    }

    private UsageEvent event(String json) {
        return ((UsageRecord.Read) ((UsageReading.One) reader.read(json.getBytes(UTF_8))).record())
                .event();
    }

    private List<Problem> problems(String json) {
        return switch (reader.read(json.getBytes(UTF_8))) {
            case UsageReading.One(UsageRecord.Wrong(_, _, List<Problem> problems)) -> problems;
            case UsageReading.Unreadable(List<Problem> problems) -> problems;
            case UsageReading other -> throw new AssertionError("was read: " + other);
        };
    }
}
