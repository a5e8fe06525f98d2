package io.billfold.checks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.local.http.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * EventBridge: what a rule lets pass comes to its queue, in an envelope.
 *
 * <p>An event for a bus that is not there is not in the contract: AWS takes and loses it
 * (github.com/aws/aws-sdk issue 186) and so does the model, the local cloud refuses it so that a
 * wrong setting shows.
 */
abstract class EventBridgeContract {
    static final String BUS = "engines-bus";

    /** The rule before the queue {@link #drafted}. */
    static final String DRAFTED_PATTERN =
            "{\"source\":[\"billfold\"],\"detail-type\":[\"InvoiceDrafted\"]}";

    /** The rule before the queue {@link #disputes}. */
    static final String DISPUTES_PATTERN =
            """
            {"source":["billfold"],"detail-type":["ProviderEventReceived"],
            "detail":{"providerType":[{"prefix":"charge.dispute."}]}}""";

    abstract EventBridgeClient events();

    abstract SqsClient sqs();

    /** A queue's URL. */
    abstract String drafted();

    /** A queue's URL. */
    abstract String disputes();

    @BeforeEach
    void empty() {
        received(drafted());
        received(disputes());
    }

    @Test
    void aRuleLetsItsEventsPassAndNoOthers() {
        put(
                entry("InvoiceDrafted", "{\"n\":1}"),
                entry("InvoiceIssued", "{\"n\":2}"),
                entry("InvoiceDrafted", "{\"n\":3}").toBuilder().source("other").build(),
                entry("InvoiceDrafted", "{\"n\":4}"));
        assertThat(received(drafted()))
                .extracting(it -> it.at("/detail/n").asInt())
                .containsExactlyInAnyOrder(1, 4);
        assertThat(received(disputes())).isEmpty();
    }

    @Test
    void aPatternLooksIntoTheDetail() {
        put(
                entry("ProviderEventReceived", "{\"providerType\":\"charge.dispute.created\"}"),
                entry("ProviderEventReceived", "{\"providerType\":\"charge.succeeded\"}"),
                entry("ProviderEventReceived", "{\"other\":\"charge.dispute.created\"}"));
        assertThat(received(disputes()))
                .extracting(it -> it.at("/detail/providerType").asText())
                .containsExactly("charge.dispute.created");
        assertThat(received(drafted())).isEmpty();
    }

    @Test
    void anEnvelopeTellsWhatWasSentAndWhen() {
        Instant time = Instant.parse("2026-01-31T23:59:58.765Z");
        PutEventsResponse answer =
                put(
                        entry("InvoiceDrafted", "{\"amount\":\"12.30\",\"list\":[1,null]}")
                                .toBuilder()
                                .time(time)
                                .build());
        JsonNode envelope = received(drafted()).getFirst();
        assertThat(envelope.path("id").asText()).isEqualTo(answer.entries().getFirst().eventId());
        assertThat(envelope.path("version").asText()).isEqualTo("0");
        assertThat(envelope.path("detail-type").asText()).isEqualTo("InvoiceDrafted");
        assertThat(envelope.path("source").asText()).isEqualTo("billfold");
        assertThat(envelope.path("time").asText()).isEqualTo("2026-01-31T23:59:58Z");
        assertThat(envelope.path("account").asText()).hasSize(12);
        assertThat(envelope.path("region").asText()).isNotEmpty();
        assertThat(envelope.path("resources").isArray()).isTrue();
        assertThat(envelope.path("detail"))
                .isEqualTo(Json.parse("{\"amount\":\"12.30\",\"list\":[1,null]}"));
    }

    @Test
    void eachEntryIsTakenOrRefusedByItself() {
        PutEventsResponse answer =
                put(
                        entry("InvoiceDrafted", "{\"n\":1}"),
                        entry("InvoiceDrafted", "no object"),
                        entry("InvoiceDrafted", "[1]"),
                        entry("InvoiceDrafted", "{\"n\":4}").toBuilder().source(null).build(),
                        entry("InvoiceDrafted", "{\"n\":5}"));
        assertThat(answer.failedEntryCount()).isEqualTo(3);
        assertThat(answer.entries())
                .extracting(PutEventsResultEntry::errorCode)
                .containsExactly(
                        null, "MalformedDetail", "MalformedDetail", "InvalidArgument", null);
        assertThat(received(drafted()))
                .extracting(it -> it.at("/detail/n").asInt())
                .containsExactlyInAnyOrder(1, 5);
    }

    @Test
    void theSameEventTwiceIsTwoEvents() {
        PutEventsResponse answer =
                put(entry("InvoiceDrafted", "{}"), entry("InvoiceDrafted", "{}"));
        assertThat(answer.entries())
                .extracting(PutEventsResultEntry::eventId)
                .doesNotHaveDuplicates();
        assertThat(received(drafted())).hasSize(2);
    }

    @Test
    void aRequestTakesTenEntriesAndAQuarterOfAMegabyte() {
        PutEventsRequestEntry one = entry("InvoiceDrafted", "{}");
        assertThatThrownBy(
                        () ->
                                put(
                                        Collections.nCopies(11, one)
                                                .toArray(PutEventsRequestEntry[]::new)))
                .isInstanceOf(EventBridgeException.class);
        String large = "{\"s\":\"" + "x".repeat(256 * 1024) + "\"}";
        assertThatThrownBy(() -> put(entry("InvoiceDrafted", large)))
                .isInstanceOf(EventBridgeException.class);
        assertThat(received(drafted())).isEmpty();
    }

    private static PutEventsRequestEntry entry(String type, String detail) {
        return PutEventsRequestEntry.builder()
                .eventBusName(BUS)
                .source("billfold")
                .detailType(type)
                .detail(detail)
                .build();
    }

    private PutEventsResponse put(PutEventsRequestEntry... entries) {
        return events().putEvents(r -> r.entries(entries));
    }

    /** Everything that is in a queue, which is empty then. */
    private List<JsonNode> received(String queue) {
        List<JsonNode> envelopes = new ArrayList<>();
        List<Message> messages = receive(queue);
        while (!messages.isEmpty()) {
            for (Message message : messages) {
                envelopes.add(Json.parse(message.body()));
                sqs().deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
            messages = receive(queue);
        }
        return envelopes;
    }

    private List<Message> receive(String queue) {
        return sqs().receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10)).messages();
    }
}
