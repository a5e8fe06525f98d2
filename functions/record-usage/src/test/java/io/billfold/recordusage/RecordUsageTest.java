package io.billfold.recordusage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.Problem;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.usage.Aggregation;
import io.billfold.billing.usage.RecordedUsage;
import io.billfold.billing.usage.UsageEvent;
import io.billfold.billing.usage.UsageHistory;
import io.billfold.events.FieldProblem;
import io.billfold.lambda.Answer;
import io.billfold.store.Rejection;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class RecordUsageTest {
    private static final String EARLY = "2026-02-01T00:00:00Z";

    private final Fixture fixture = new Fixture();

    @Test
    void anEventIsRecordedOnce() {
        String event = Fixture.event("e-1", EARLY, "120");

        Answer first = fixture.post(event);
        Answer again = fixture.post(event.replace("120", "120.00"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body()).isEqualTo(answer("e-1", "accepted"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(answer("e-1", "duplicate"));
        assertThat(fixture.recorded("calls")).hasSize(1);
        assertThat(fixture.stores.items("SUBSCRIPTIONS")).hasSize(2);
        assertThat(fixture.stores.events("SUBSCRIPTIONS")).isEmpty();
    }

    @Test
    void eachEventOfABatchIsAnsweredByItself() {
        fixture.post(Fixture.event("e-0", EARLY, "1"));
        String good = Fixture.event("e-1", "2026-02-02T00:00:00Z", "2");

        Answer answer =
                fixture.post(
                        Fixture.batch(
                                List.of(
                                        Fixture.event("e-0", EARLY, "1"),
                                        good,
                                        good,
                                        good.replace("\"2\"", "\"3\""),
                                        Fixture.event("e-2", EARLY, "four"),
                                        Fixture.event("e-3", EARLY, "-4"))));

        assertThat(answer.status()).isEqualTo(200);
        BatchAnswer batch = (BatchAnswer) answer.body();
        assertThat(batch).isNotNull();
        assertThat(batch.answers())
                .extracting(RecordAnswer::eventId, RecordAnswer::answer)
                .containsExactly(
                        tuple("e-0", "duplicate"),
                        tuple("e-1", "accepted"),
                        tuple("e-1", "duplicate"),
                        tuple("e-1", "refused"),
                        tuple("e-2", "refused"),
                        tuple("e-3", "accepted"));
        assertThat(batch.accepted()).isEqualTo(2);
        assertThat(batch.duplicate()).isEqualTo(2);
        assertThat(batch.refused()).isEqualTo(2);
        assertThat(batch.answers().get(4).errors())
                .containsExactly(
                        new FieldProblem("quantity", "must be a number such as 19.90, was 'four'"));
        assertThat(fixture.recorded("calls")).hasSize(3);
    }

    @Test
    void aBatchLargerThanATransactionIsRecordedWhole() {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            events.add(Fixture.event("e-" + i, "2026-02-01T00:%02d:00Z".formatted(i % 60), "1"));
        }
        for (String expected : List.of("accepted", "duplicate")) {
            BatchAnswer answer = (BatchAnswer) fixture.post(Fixture.batch(events)).body();
            assertThat(answer).isNotNull();
            assertThat(answer.answers()).hasSize(500).allMatch(it -> it.is(expected));
        }
        assertThat(fixture.recorded("calls"))
                .hasSize(500)
                .isSortedAccordingTo(
                        Comparator.comparing(RecordedUsage::event, UsageEvent.BY_TIME));
        events.add(Fixture.event("one-too-many", EARLY, "1"));
        assertThat(fixture.post(Fixture.batch(events)).status()).isEqualTo(422);
    }

    @Test
    void whatIsRefusedIsKeptOnceAndTold() {
        String unknown = Fixture.event("e-1", EARLY, "1").replace("o-1", "o-9");

        Answer answer = fixture.post(unknown);
        fixture.post(unknown.replace(",", " , "));
        fixture.send(unknown);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(fixture.refused())
                .singleElement()
                .satisfies(
                        kept -> {
                            assertThat(kept.problems())
                                    .containsExactly(
                                            new Problem("subscription", "o-9 is not known"));
                            assertThat(new String(fixture.usage.refused().raw(kept.id()), UTF_8))
                                    .contains("\"eventId\":\"e-1\"", "\"o-9\"");
                        });
        assertThat(fixture.stores.events("SUBSCRIPTIONS"))
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.getKey()).isEqualTo("UsageRefused");
                            assertThat(event.getValue()).contains("\"usageId\":\"e-1\"");
                        });
    }

    @Test
    void manyRefusalsAreKeptEvenIfSomeWereKeptBefore() {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            events.add(Fixture.event("e-" + i, EARLY, "1").replace("calls", "clicks"));
        }
        fixture.post(events.get(30));
        fixture.post(Fixture.batch(events));
        assertThat(fixture.refused()).hasSize(70);
        assertThat(fixture.stores.events("SUBSCRIPTIONS")).hasSize(70);
    }

    @Test
    void usageThatCameMeanwhileIsADuplicate() {
        String event = Fixture.event("e-1", EARLY, "1");
        fixture.stores.beforeNextTransaction(() -> fixture.post(event));

        String other = Fixture.event("e-2", EARLY, "1");
        Answer answer = fixture.post(Fixture.batch(List.of(event, other)));

        assertThat(((BatchAnswer) Objects.requireNonNull(answer.body())).answers())
                .containsExactly(answer("e-1", "duplicate"), answer("e-2", "accepted"));
        assertThat(fixture.recorded("calls")).hasSize(2);
    }

    @Test
    void lateUsageIsMarkedUntilTheCutOff() {
        String january = Fixture.event("e-1", "2026-01-31T23:59:59.999Z", "1");
        fixture.now = Instant.parse("2026-03-07T23:59:59Z");
        assertThat(fixture.post(january).body())
                .isEqualTo(new RecordAnswer("e-1", "accepted", true, List.of()));

        fixture.now = Instant.parse("2026-03-08T00:00:00Z");
        assertThat(fixture.post(january).status()).isEqualTo(200);
        assertThat(fixture.post(january.replace("e-1", "e-2")).status()).isEqualTo(422);
    }

    @Test
    void aMessageIsAnEventABatchOrTheBussEnvelope() {
        String event = Fixture.event("e-1", EARLY, "1");
        fixture.send(event);
        fixture.send(Fixture.batch(List.of(Fixture.event("e-2", EARLY, "1"), event)));
        fixture.send(
                "{\"detail-type\":\"UsageReported\",\"source\":\"shop\",\"detail\":"
                        + Fixture.event("e-3", EARLY, "1")
                        + "}");
        assertThat(fixture.recorded("calls")).hasSize(3);
        assertThat(fixture.refused()).isEmpty();
    }

    @Test
    void aMessageThatIsNoUsageIsKept() {
        for (String rubbish : List.of("{", "null", "[]", "{\"events\":[]}", "{\"version\":2}")) {
            fixture.send(rubbish);
        }
        assertThat(fixture.refused()).hasSize(5).allMatch(it -> !it.problems().isEmpty());
        assertThat(fixture.refused())
                .extracting(Rejection::id)
                .allSatisfy(id -> assertThat(fixture.usage.refused().raw(id)).isNotEmpty());
    }

    @Test
    void aCallThatIsNoUsageIsTold() {
        assertThat(fixture.post("{").status()).isEqualTo(400);
        assertThat(fixture.post("{\"version\":1,\"events\":7}").status()).isEqualTo(422);
        assertThat(fixture.post("{}").status()).isEqualTo(422);
        assertThat(fixture.post("{\"version\":1,\"file\":\"../secret\"}").status()).isEqualTo(422);
    }

    @Test
    void usageIsReadByTimeWithinAnInterval() {
        for (String at :
                List.of(
                        "2026-01-31T23:59:59.9999999Z",
                        "2026-02-01T00:00:00Z",
                        "2026-02-01T00:00:00.0005Z",
                        "2026-02-03T00:00:00Z")) {
            assertThat(fixture.post(Fixture.event("e" + at.replace(":", "-"), at, "1")).status())
                    .isEqualTo(201);
        }
        assertThat(
                        fixture.usage.list(
                                new SubscriptionId("o-1"),
                                "calls",
                                Instant.parse("2026-02-01T00:00:00Z"),
                                Instant.parse("2026-02-03T00:00:00Z")))
                .extracting(it -> it.event().at().toString())
                .containsExactly("2026-02-01T00:00:00Z", "2026-02-01T00:00:00.000500Z");
    }

    @Test
    void aHistoryBeginsWithWhatWasCarried() {
        fixture.post(Fixture.event("e-1", "2026-01-10T00:00:00Z", "7"));
        fixture.post(Fixture.event("e-2", "2026-02-10T00:00:00Z", "9"));
        SubscriptionId subscription = new SubscriptionId("o-1");
        Instant cut = Instant.parse("2026-02-01T00:00:00Z");
        Instant end = Instant.parse("2026-03-01T00:00:00Z");

        UsageHistory whole = fixture.usage.history(subscription, "calls", end);
        fixture.stores
                .dynamo()
                .commit(
                        fixture.usage.carry(
                                fixture.stores.dynamo().begin(),
                                subscription,
                                "calls",
                                whole.since(cut)));
        UsageHistory shorter = fixture.usage.history(subscription, "calls", end);

        assertThat(whole.before()).isEmpty();
        assertThat(whole.recorded()).hasSize(2);
        assertThat(shorter).isEqualTo(whole.since(cut));
        assertThat(shorter.recorded()).hasSize(1);
        assertThat(shorter.before())
                .isEqualTo(
                        Map.of(
                                Aggregation.LAST, new BigDecimal(7),
                                Aggregation.TIME_WEIGHTED, new BigDecimal(7),
                                Aggregation.PRORATED_RECURRING, new BigDecimal(7)));
    }

    private static RecordAnswer answer(String id, String word) {
        return new RecordAnswer(id, word, false, List.of());
    }
}
