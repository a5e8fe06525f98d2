package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.testkit.aws.DynamoDbModel.StreamRecord;

import software.amazon.event.ruler.Machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lambda's event source mapping of a table's stream. A stream has shards: within one the order
 * holds, and a batch that fails holds up what comes after it; between them there is no order.
 */
final class ChangeMapping {
    private static final int SHARDS = 2;
    private static final Duration POLL_MIN = Duration.ofMillis(20);
    private static final Duration POLL_MAX = Duration.ofMillis(1200);
    private static final Duration LATE_MIN = Duration.ofMinutes(10);
    private static final Duration LATE_MAX = Duration.ofHours(8);
    private static final Duration BACKOFF = Duration.ofMillis(500);
    private static final Duration BACKOFF_MAX = Duration.ofMinutes(1);

    private final World world;
    private final Topology.Function function;
    private final Topology.Trigger.Changes trigger;
    private final Machine filter;
    private final List<Shard> shards = new ArrayList<>();
    private int read;

    ChangeMapping(World world, Topology.Function function, Topology.Trigger.Changes trigger) {
        this.world = world;
        this.function = function;
        this.trigger = trigger;
        this.filter = filter(trigger.patterns());
        for (int i = 0; i < SHARDS; i++) {
            shards.add(new Shard(trigger.table() + " shard " + i));
        }
    }

    private static Machine filter(List<String> patterns) {
        Machine machine = new Machine();
        try {
            for (String pattern : patterns) {
                machine.addRule(pattern, pattern);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return machine;
    }

    /** The table was written to. */
    void wake() {
        List<StreamRecord> records = world.services().dynamoDb().stream(trigger.table());
        for (; read < records.size(); read++) {
            StreamRecord record = records.get(read);
            ObjectNode json = json(record);
            if (isWanted(json)) {
                shards.get(Math.floorMod(record.key().hashCode(), SHARDS)).add(record, json);
            }
        }
    }

    private boolean isWanted(JsonNode record) {
        if (trigger.patterns().isEmpty()) {
            return true;
        }
        try {
            return !filter.rulesForJSONEvent(new String(Json.bytes(record), StandardCharsets.UTF_8))
                    .isEmpty();
        } catch (Exception e) {
            // the matcher declares nothing narrower
            throw new IllegalStateException("cannot filter " + record, e);
        }
    }

    private static ObjectNode json(StreamRecord record) {
        ObjectNode json = Json.object().put("eventSource", "aws:dynamodb");
        ObjectNode change = json.putObject("dynamodb");
        change.put("SequenceNumber", record.sequenceNumber());
        if (!record.newImage().isEmpty()) {
            change.set("NewImage", Json.image(record.newImage()));
        }
        return json;
    }

    private record Entry(String sequenceNumber, ObjectNode json) {}

    /** A part of the stream. */
    private final class Shard {
        private final String name;
        private final List<Entry> waiting = new ArrayList<>();
        private boolean planned;
        private int attempt;
        private int size = trigger.batchSize();

        Shard(String name) {
            this.name = name;
        }

        void add(StreamRecord record, ObjectNode json) {
            waiting.add(new Entry(record.sequenceNumber(), json));
            plan(delay());
        }

        private Duration delay() {
            String what = name + " from " + waiting.getFirst().sequenceNumber();
            return world.faults().happens(Fault.LATE, what)
                    ? world.chance().between(LATE_MIN, LATE_MAX, "lateness of " + what)
                    : world.chance().between(POLL_MIN, POLL_MAX, "poll of " + what);
        }

        private void plan(Duration delay) {
            if (!planned) {
                planned = true;
                world.timeline().in(delay, this::poll);
            }
        }

        private void poll() {
            List<Entry> batch = List.copyOf(waiting.subList(0, Math.min(size, waiting.size())));
            attempt++;
            String key =
                    "%s %s record %s, attempt %d"
                            .formatted(
                                    function.id(),
                                    name,
                                    batch.getFirst().sequenceNumber(),
                                    attempt);
            settle(batch, world.invoke(function, key, event(batch)), key);
            planned = false;
            if (!waiting.isEmpty()) {
                plan(attempt == 0 ? delay() : backoff());
            }
        }

        private void settle(List<Entry> batch, Optional<byte[]> answer, String key) {
            int done = answer.map(it -> done(batch, it)).orElse(0);
            if (done == batch.size() && world.faults().happens(Fault.TWICE, key)) {
                return;
            }
            if (done < batch.size() && world.sabotage().passesOver()) {
                done = batch.size();
            }
            waiting.subList(0, done).clear();
            if (done > 0) {
                attempt = 0;
                size = trigger.batchSize();
            } else if (attempt > trigger.retriesMax()) {
                giveUp();
            } else {
                size = Math.max(1, batch.size() / 2);
            }
        }

        /** What fails for good is told to a queue, by its place in the stream alone. */
        private void giveUp() {
            Entry given = waiting.removeFirst();
            attempt = 0;
            trigger.onFailureUrl()
                    .ifPresent(
                            url ->
                                    world.services()
                                            .sqs()
                                            .sendMessage(
                                                    r ->
                                                            r.queueUrl(url)
                                                                    .messageBody(
                                                                            name
                                                                                    + " "
                                                                                    + given
                                                                                            .sequenceNumber())));
        }

        private Duration backoff() {
            Duration delay = BACKOFF.multipliedBy(1L << Math.min(attempt, 10));
            return delay.compareTo(BACKOFF_MAX) < 0 ? delay : BACKOFF_MAX;
        }
    }

    /** How many records come before the first that failed. */
    private int done(List<Entry> batch, byte[] answer) {
        JsonNode failures = Json.parse(answer).path("batchItemFailures");
        if (failures.isEmpty() || !trigger.partial()) {
            return batch.size();
        }
        String failed = failures.get(0).path("itemIdentifier").asText();
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i).sequenceNumber().equals(failed)) {
                return i;
            }
        }
        return 0;
    }

    private static byte[] event(List<Entry> batch) {
        ObjectNode event = Json.object();
        ArrayNode records = event.putArray("Records");
        batch.forEach(entry -> records.add(entry.json()));
        return Json.bytes(event);
    }
}
