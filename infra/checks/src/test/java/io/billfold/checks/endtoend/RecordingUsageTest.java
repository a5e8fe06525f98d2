package io.billfold.checks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.checks.cloud.TestCloud.Reply;
import io.billfold.checks.cloud.Usage;
import io.billfold.local.http.Json;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** Usage through every door of a running cloud. */
class RecordingUsageTest {
    private static TestCloud cloud;

    @BeforeAll
    static void takeAnOrder() {
        cloud = TestCloud.startedAt(Instant.parse("2026-01-04T12:00:00Z"));
        for (String id : List.of("caller", "queue", "file", "late")) {
            ObjectNode order = Usage.metered(Orders.domestic(id, "2026-01-05"));
            cloud.send("Orders", order.toString());
        }
        cloud.settle();
        cloud.advanceTo("2026-01-06T12:00:00Z");
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void fiveHundredEventsAreTenTransactions() {
        long before = transactions();
        Reply first = post(batch(500, "caller"));
        long made = transactions() - before;
        Reply again = post(batch(500, "caller"));

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().path("accepted").asInt()).isEqualTo(500);
        assertThat(again.json().path("duplicate").asInt()).isEqualTo(500);
        assertThat(made).isEqualTo(10);
        assertThat(cloud.items("Subscriptions", "USAGE#caller#calls")).hasSize(500);
    }

    private static long transactions() {
        return cloud.local().awsCalls().getOrDefault("DynamoDB TransactWriteItems", 0L);
    }

    @Test
    void theQueueTakesEventsAndBatchesAndKeepsRubbish() {
        cloud.send("Usage", Usage.event("q-1", "queue").toString());
        cloud.send("Usage", batch(3, "queue").toString());
        cloud.send("Usage", "is this usage?");
        cloud.settle();
        assertThat(cloud.items("Subscriptions", "USAGE#queue#calls")).hasSize(4);
        assertThat(cloud.messages("UsageDeadLetters")).isZero();
        assertThat(cloud.items("Subscriptions", "REFUSED_USAGE#").toString())
                .contains("the message is no usage");
    }

    @Test
    void aFileIsAnsweredBesideIt() {
        String key = "usage/january.jsonl";
        cloud.upload("Uploads", key, Usage.lines(1_000, "file"));
        Reply reply = post(Usage.file(key));
        cloud.settle();

        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        String answers = cloud.object("Uploads", reply.json().path("answers").asText());
        assertThat(answers.lines()).hasSize(1_000).allMatch(it -> it.contains("\"accepted\""));
        assertThat(cloud.items("Subscriptions", "USAGE#file#calls")).hasSize(1_000);
        assertThat(cloud.messages("UsageDeadLetters")).isZero();
    }

    @Test
    void whatIsRefusedIsToldByField() {
        ObjectNode wrong = Usage.event("w-1", "nobody");
        Reply reply = post(wrong);
        assertThat(reply.status()).isEqualTo(422);
        JsonNode error = reply.json().path("errors").path(0);
        assertThat(error.path("field").asText()).isEqualTo("subscription");
        assertThat(error.path("reason").asText()).isEqualTo("nobody is not known");
        cloud.settle();
        assertThat(cloud.items("Subscriptions", "OUTBOX#UsageRefused:")).isNotEmpty();
    }

    @Test
    void timeBoundsWhatIsTaken() {
        assertThat(field(post(at("t-1", "2026-01-04T22:59:59Z")))).isEqualTo("at");
        assertThat(post(at("t-2", "2026-01-04T23:00:00Z")).status()).isEqualTo(201);
        assertThat(field(post(at("t-3", "2026-01-06T13:00:00Z")))).isEqualTo("at");
    }

    private static ObjectNode at(String id, String at) {
        return Usage.event(id, "late", Instant.parse(at));
    }

    private static String field(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        return reply.json().path("errors").path(0).path("field").asText();
    }

    private static Reply post(JsonNode body) {
        return cloud.call("POST", "/usage", "usage:write", body);
    }

    private static ObjectNode batch(int count, String subscription) {
        ObjectNode batch = Json.object().put("version", 1);
        ArrayNode events = batch.putArray("events");
        for (int i = 0; i < count; i++) {
            events.add(Usage.event("b-" + i, subscription));
        }
        return batch;
    }
}
