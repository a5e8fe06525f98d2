package io.billfold.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.events.EventJson;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Recognises an event by its shape, and runs the trigger that it is for. */
final class Dispatch {
    private final Triggers triggers;
    private final EventJson codec;
    private final InstantSource clock;

    Dispatch(Triggers triggers, EventJson codec, InstantSource clock) {
        this.triggers = triggers;
        this.codec = codec;
        this.clock = clock;
    }

    /**
     * Handles one event.
     *
     * @param requestId Lambda's id of the invocation; null when there is none, as in tests
     * @return the answer in the form that AWS reads
     * @throws IllegalArgumentException when the function has no trigger for the event
     * @throws Exception what the trigger threw
     */
    byte[] answer(byte[] event, @Nullable String requestId) throws Exception {
        return codec.write(answer(parsed(event), requestId)).getBytes(UTF_8);
    }

    private JsonNode parsed(byte[] event) throws IOException {
        try {
            return codec.tree(event);
        } catch (IOException e) {
            throw new IOException("the event is not JSON, " + event.length + " bytes", e);
        }
    }

    private Object answer(JsonNode event, @Nullable String requestId) throws Exception {
        JsonNode records = Fields.at(event, "Records");
        if (records.isArray()) {
            return batch(Fields.elements(records));
        }
        if (Fields.at(event, "requestContext", "http").isObject()) {
            return new HttpShell(triggers.call(), codec).answer(event, requestId);
        }
        return tick(event);
    }

    private BatchAnswer batch(List<JsonNode> records) throws Exception {
        if (records.isEmpty()) {
            return BatchAnswer.failed(List.of());
        }
        String source = Fields.text(records.getFirst(), "eventSource");
        return switch (source) {
            case "aws:sqs" -> messages(records);
            case "aws:dynamodb" -> changes(records);
            default ->
                    throw new IllegalArgumentException(
                            "records from '" + source + "' are handled by no trigger");
        };
    }

    private BatchAnswer messages(List<JsonNode> records) throws Exception {
        Triggers.BatchHandler handler = triggers.batch();
        return BatchAnswer.failed(
                handler.handle(records.stream().map(r -> Records.message(r, codec)).toList()));
    }

    private BatchAnswer changes(List<JsonNode> records) throws Exception {
        Triggers.RecordsHandler handler = triggers.records();
        String failed = handler.handle(records.stream().map(Records::change).toList());
        return BatchAnswer.failed(failed == null ? List.of() : List.of(failed));
    }

    private JsonNode tick(JsonNode event) throws Exception {
        Triggers.InputHandler handler = triggers.schedule();
        handler.run(Tick.scheduledAt(event, clock), Fields.texts(event));
        return JsonNode.createObjectNode(Map.of());
    }
}
