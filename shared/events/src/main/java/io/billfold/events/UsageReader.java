package io.billfold.events;

import io.billfold.billing.Checks;
import io.billfold.billing.Problem;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.usage.UsageEvent;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads usage (schema {@code usage.v1.schema.json}): one event, a batch, or the name of a file. It
 * checks the form alone, and each event by itself: a wrong one does not hold up the others.
 */
public final class UsageReader {
    /** The most bytes of a message: what fits into a call and into an event of the bus. */
    public static final int SIZE_MAX_BYTES = 256 * 1024;

    /** The most events of a batch: ten transactions, which a call has time for. */
    public static final int EVENTS_MAX = 500;

    /** The most bytes of a line of a file: far above what an event's fields can hold. */
    public static final int LINE_MAX_BYTES = 16 * 1024;

    /** The longest key that S3 takes is 1,024 bytes; the answers' names are longer. */
    private static final int KEY_LENGTH_MAX = 900;

    private static final String EVENTS = "events";
    private static final String FILE = "file";

    private final MessageJson messages;
    private final MessageJson lines;

    public UsageReader(EventJson json) {
        this.messages = new MessageJson(json, SIZE_MAX_BYTES);
        this.lines = new MessageJson(json, LINE_MAX_BYTES);
    }

    /** Reads the bytes of a message or call. */
    public UsageReading read(byte[] bytes) {
        return switch (messages.read(bytes)) {
            case MessageJson.Result.Tree(JsonNode tree) -> read(tree);
            case MessageJson.Result.Unreadable(Problem problem) when problem.field().isEmpty() ->
                    new UsageReading.NotJson(problem);
            case MessageJson.Result.Unreadable(Problem problem) ->
                    new UsageReading.Unreadable(List.of(problem));
        };
    }

    private static UsageReading read(JsonNode tree) {
        if (tree.get(EVENTS) != null) {
            return batch(FieldReader.of(tree));
        }
        return tree.get(FILE) == null
                ? new UsageReading.One(record(tree))
                : file(FieldReader.of(tree));
    }

    private static UsageReading batch(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<List<UsageRecord>> records = in.required(EVENTS, UsageReader::records);
        Field<UsageReading> batch = in.build(() -> new UsageReading.Batch(records.get()));
        return in.problems().isEmpty() ? batch.get() : new UsageReading.Unreadable(in.problems());
    }

    private static List<UsageRecord> records(JsonNode json) {
        if (!json.isArray()) {
            throw new IllegalArgumentException("must be a list, was " + Forms.kind(json));
        }
        if (json.size() == 0 || json.size() > EVENTS_MAX) {
            throw new IllegalArgumentException(
                    "must have 1 to " + EVENTS_MAX + " events, has " + json.size());
        }
        List<UsageRecord> records = new ArrayList<>();
        json.values().forEach(event -> records.add(record(event)));
        return records;
    }

    private static UsageReading file(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<String> key = in.required(FILE, Forms.text(UsageReader::key));
        Field<Integer> offset = in.optional("offset", Forms.integer(0, Integer.MAX_VALUE), 0);
        Field<Integer> line = in.optional("line", Forms.integer(1, Integer.MAX_VALUE), 1);
        Field<Integer> piece = in.optional("piece", Forms.integer(0, Integer.MAX_VALUE), 0);
        Field<String> etag = in.optional("etag", Forms.filled(), null);
        Field<UsageReading> file =
                in.build(
                        () ->
                                new UsageReading.InFile(
                                        new UsageFile(
                                                1,
                                                key.get(),
                                                offset.get(),
                                                line.get(),
                                                piece.get(),
                                                etag.orNull())));
        return in.problems().isEmpty() ? file.get() : new UsageReading.Unreadable(in.problems());
    }

    /** Only what lies in the folder of usage is read, and nothing that was an answer. */
    private static String key(String text) {
        if (text.length() > KEY_LENGTH_MAX
                || !text.matches("usage/[A-Za-z0-9._/-]+\\.jsonl")
                || text.endsWith(".answers.jsonl")
                || text.contains(".answers/")) {
            throw new IllegalArgumentException(
                    "must be a key such as usage/2026-01.jsonl, was '"
                            + Forms.shortened(text)
                            + "'");
        }
        return text;
    }

    /** Reads a line of a file. */
    public UsageRecord readLine(byte[] bytes) {
        return switch (lines.read(bytes)) {
            case MessageJson.Result.Tree(JsonNode tree) -> record(tree);
            case MessageJson.Result.Unreadable(Problem problem) ->
                    new UsageRecord.Wrong(
                            bytes,
                            null,
                            List.of(
                                    problem.field().isEmpty()
                                            ? new Problem("", "the line " + problem.reason())
                                            : problem));
        };
    }

    private static UsageRecord record(JsonNode json) {
        FieldReader in = FieldReader.of(json);
        Field<UsageEvent> event = event(in);
        byte[] content = CanonicalJson.bytes(json);
        return in.problems().isEmpty()
                ? new UsageRecord.Read(content, event.get())
                : new UsageRecord.Wrong(content, eventId(json), in.problems());
    }

    private static Field<UsageEvent> event(FieldReader in) {
        in.optional("version", Forms.integer(1, 1), 1);
        Field<String> id = in.required("eventId", id("eventId"));
        Field<SubscriptionId> subscription =
                in.required("subscription", Forms.text(SubscriptionId::new));
        Field<String> metric = in.required("metric", id("metric"));
        Field<Instant> at = in.required("at", Forms.instant());
        Field<BigDecimal> quantity =
                in.required("quantity", Forms.signedDecimal(UsageEvent.QUANTITY_DECIMALS_MAX));
        Field<String> unique = in.optional("unique", Forms.filled(), null);
        return in.build(
                () ->
                        new UsageEvent(
                                id.get(),
                                subscription.get(),
                                metric.get(),
                                at.get(),
                                quantity.get(),
                                unique.orNull()));
    }

    private static Forms.Form<String> id(String name) {
        return Forms.text(text -> Checks.id(name, text));
    }

    private static @Nullable String eventId(JsonNode json) {
        JsonNode id = json.isObject() ? json.get("eventId") : null;
        if (id == null || !id.isString()) {
            return null;
        }
        try {
            return Checks.id("eventId", id.getStringValue());
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
