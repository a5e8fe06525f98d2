package io.billfold.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.events.PeriodDue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class MessagesTest {
    private static final String THIRD = "c1d9f7a2-0000-4000-8000-000000000003";

    @Test
    void readsEnvelopeAndBareBodyAlike() throws IOException {
        List<PeriodDue> read = new ArrayList<>();
        SampleFunction.answer(
                Triggers.eachMessage(
                        message -> {
                            if (message.json().isPresent()) {
                                read.add(message.event(PeriodDue.class));
                            }
                        }),
                SampleFunction.event("sqs.json"));
        assertThat(read)
                .containsExactly(
                        PeriodDue.of("s-1", LocalDate.of(2026, 3, 1)),
                        PeriodDue.of("s-2", LocalDate.of(2026, 4, 1)));
    }

    @Test
    void tellsEnvelopeFromBareBodyAndFromText() throws IOException {
        List<Message> messages = delivered();
        Message envelope = messages.get(0);
        assertThat(envelope.isEnvelope()).isTrue();
        assertThat(envelope.detailType()).isEqualTo("InvoicePaid");
        assertThat(envelope.detail().get("subscriptionId").getStringValue()).isEqualTo("s-1");
        assertThat(envelope.receiveCount()).isEqualTo(2);
        assertThat(envelope.attributes()).containsEntry("SenderId", "AIDAIENQZJOLO23YVJ4VO");
        assertThat(messages.get(1).isEnvelope()).isFalse();
        assertThat(messages.get(1).json()).isPresent();
        assertThatIllegalStateException().isThrownBy(messages.get(1)::detail);
        assertThat(messages.get(2).json()).isEmpty();
        assertThat(messages.get(2).body()).isEqualTo("hello there");
        assertThatIllegalStateException()
                .isThrownBy(() -> messages.get(2).event(PeriodDue.class))
                .withMessage("message " + THIRD + " is not JSON");
    }

    @Test
    void refusesADetailOfAnotherForm() throws IOException {
        String event = SampleFunction.event("sqs.json").replace("2026-04-01", "soon");
        Message unreadable = delivered(event).get(1);
        assertThatThrownBy(() -> unreadable.event(PeriodDue.class))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void reportsOnlyTheMessagesThatFailed() throws IOException {
        List<String> done = new ArrayList<>();
        String answer =
                SampleFunction.answer(
                        Triggers.eachMessage(
                                message -> {
                                    message.event(PeriodDue.class);
                                    done.add(message.id());
                                }),
                        SampleFunction.event("sqs.json"));
        assertThat(answer)
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"" + THIRD + "\"}]}");
        assertThat(done).hasSize(2);
    }

    @Test
    void failureOfOneMessageDoesNotHoldUpTheNext() throws IOException {
        List<String> done = new ArrayList<>();
        String answer =
                SampleFunction.answer(
                        Triggers.eachMessage(
                                message -> {
                                    if (message.isEnvelope()) {
                                        throw new IOException("the first");
                                    }
                                    done.add(message.id());
                                }),
                        SampleFunction.event("sqs.json"));
        assertThat(done).hasSize(2).last().isEqualTo(THIRD);
        assertThat(answer).contains("059f36b4-87a3-44ab-83d2-661975830a7d").doesNotContain(THIRD);
    }

    @Test
    void wholeBatchNamesItsFailures() throws IOException {
        String answer =
                SampleFunction.answer(
                        Triggers.wholeBatch(messages -> Set.of(messages.getLast().id())),
                        SampleFunction.event("sqs.json"));
        assertThat(answer)
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"" + THIRD + "\"}]}");
    }

    @Test
    void wholeBatchThatThrowsFailsTheInvocation() {
        assertThatThrownBy(
                        () ->
                                SampleFunction.answer(
                                        Triggers.wholeBatch(
                                                messages -> {
                                                    throw new Exception("refused twice");
                                                }),
                                        SampleFunction.event("sqs.json")))
                .hasMessage("SampleFunction failed: refused twice");
    }

    @Test
    void emptyBatchIsDone() throws IOException {
        assertThat(SampleFunction.answer(Triggers.eachMessage(m -> {}), "{\"Records\":[]}"))
                .isEqualTo("{\"batchItemFailures\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "{", "[1]", "7", "\"text\""})
    void anyTextIsAMessage(String body) throws IOException {
        String event = SampleFunction.event("sqs.json");
        List<Message> messages =
                delivered(event.replace("hello there", body.replace("\"", "\\\"")));
        assertThat(messages.get(2).body()).isEqualTo(body);
        assertThat(messages.get(2).isEnvelope()).isFalse();
    }

    private static List<Message> delivered() throws IOException {
        return delivered(SampleFunction.event("sqs.json"));
    }

    private static List<Message> delivered(String event) throws IOException {
        List<Message> messages = new ArrayList<>();
        SampleFunction.answer(Triggers.eachMessage(messages::add), event);
        return messages;
    }
}
