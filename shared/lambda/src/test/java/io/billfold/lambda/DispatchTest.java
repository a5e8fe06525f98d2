package io.billfold.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class DispatchTest {
    @Test
    void readsWhenAScheduledRunWasDue() throws IOException {
        assertThat(ticks(SampleFunction.event("schedule.json")))
                .containsExactly(Instant.parse("2026-03-01T02:00:00Z"));
    }

    @Test
    void prefersTheTimeThatTheSchedulesInputGives() throws IOException {
        assertThat(ticks("{\"scheduledAt\":\"2026-04-01T02:00:00Z\",\"time\":\"x\"}"))
                .containsExactly(Instant.parse("2026-04-01T02:00:00Z"));
    }

    @Test
    void takesTheHostsClockForARunByHand() throws IOException {
        assertThat(ticks("{}")).containsExactly(Instant.parse("2031-05-06T07:08:09Z"));
    }

    @Test
    void handsOverStreamRecordsInOrder() throws IOException {
        List<StreamRecord> seen = new ArrayList<>();
        String answer =
                SampleFunction.answer(
                        Triggers.records(
                                records -> {
                                    seen.addAll(records);
                                    return null;
                                }),
                        SampleFunction.event("stream.json"));
        assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(seen)
                .extracting(StreamRecord::sequenceNumber)
                .containsExactly("4421584500000000017450439091", "4421584500000000017450439092");
        assertThat(Fields.text(seen.get(0).newImage(), "outbox", "S")).isEqualTo("InvoiceIssued");
        assertThat(seen.get(1).newImage().size()).isZero();
    }

    @Test
    void namesTheStreamRecordThatFailed() throws IOException {
        String answer =
                SampleFunction.answer(
                        Triggers.records(records -> records.getLast().sequenceNumber()),
                        SampleFunction.event("stream.json"));
        assertThat(answer)
                .isEqualTo(
                        "{\"batchItemFailures\":"
                                + "[{\"itemIdentifier\":\"4421584500000000017450439092\"}]}");
    }

    @Test
    void servesSeveralKindsOfTriggers() throws IOException {
        Triggers both = Triggers.calls(call -> Answer.empty(204)).andEachMessage(message -> {});
        assertThat(SampleFunction.answer(both, SampleFunction.event("http.json"))).contains("204");
        assertThat(SampleFunction.answer(both, SampleFunction.event("sqs.json")))
                .isEqualTo("{\"batchItemFailures\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "sqs.json, SQS messages",
        "stream.json, DynamoDB stream records",
        "http.json, HTTP calls"
    })
    void refusesATriggerThatTheFunctionDoesNotHave(String event, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                SampleFunction.answer(
                                        Triggers.schedule(at -> {}), SampleFunction.event(event)))
                .withMessageStartingWith("this function does not handle " + what);
    }

    @Test
    void refusesATickWithoutSchedule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleFunction.answer(Triggers.eachMessage(m -> {}), "{}"))
                .withMessageStartingWith("this function does not handle schedule ticks");
    }

    @Test
    void refusesRecordsOfAnotherService() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                SampleFunction.answer(
                                        Triggers.eachMessage(m -> {}),
                                        "{\"Records\":[{\"eventSource\":\"aws:s3\"}]}"))
                .withMessage("records from 'aws:s3' are handled by no trigger");
    }

    @Test
    void refusesAnEventThatIsNotJson() {
        assertThatThrownBy(() -> SampleFunction.answer(Triggers.schedule(at -> {}), "oops"))
                .isInstanceOf(IOException.class)
                .hasMessage("the event is not JSON, 4 bytes");
    }

    @Test
    void takesEachKindOfTriggerOnce() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Triggers.eachMessage(m -> {}).andEachMessage(m -> {}))
                .withMessage("the function already handles messages");
    }

    private static List<Instant> ticks(String event) throws IOException {
        List<Instant> ticks = new ArrayList<>();
        SampleFunction.answer(Triggers.schedule(ticks::add), event);
        return ticks;
    }
}
