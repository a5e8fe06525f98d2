package io.billfold.testkit.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.testkit.aws.ItemChange;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What happens, step by step, as JSON that is written by hand. Items carry their table in {@code
 * table}, documents in {@code doc} are objects, and {@code $doc} stands for the hash of its
 * snapshot. Steps can be changed before they are told to an auditor.
 */
final class History {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final Names NAMES =
            new Names("acc", "sub", "inv", "led", "pay", "col", "documents-bucket");

    private final Map<String, Consumer<Auditor>> steps = new LinkedHashMap<>();
    private final Map<String, List<ObjectNode>> writes = new HashMap<>();
    private final Map<String, List<ItemChange>> changes = new HashMap<>();
    private final Map<String, Map<String, AttributeValue>> items = new HashMap<>();
    private final Map<String, String> published = new LinkedHashMap<>();
    private final Map<String, Long> marks = new HashMap<>();

    /** Adds a step. */
    void then(String name, Consumer<Auditor> step) {
        steps.put(name, step);
    }

    /** Adds a write of items. */
    void write(String name, String... written) {
        List<ObjectNode> parsed = new ArrayList<>();
        for (String item : written) {
            parsed.add(object(item));
        }
        writes.put(name, parsed);
        then(name, auditor -> auditor.wrote(changes.getOrDefault(name, List.of())));
    }

    static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** An item of a write, by the beginning of its key. */
    ObjectNode item(String step, String key) {
        return written(step).stream()
                .filter(item -> key(item).startsWith(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + key + " in " + step));
    }

    ObjectNode doc(String step, String key) {
        return (ObjectNode) item(step, key).path("doc");
    }

    /** The first element of a list within a document. */
    ObjectNode first(String step, String key, String pointer) {
        return (ObjectNode) doc(step, key).at(pointer).get(0);
    }

    private List<ObjectNode> written(String step) {
        List<ObjectNode> found = writes.get(step);
        if (found == null) {
            throw new IllegalArgumentException("no write " + step);
        }
        return found;
    }

    void drop(String step, String key) {
        written(step).remove(item(step, key));
    }

    void add(String step, String item) {
        written(step).add(object(item));
    }

    /** Leaves a step out. */
    void skip(String step) {
        if (steps.remove(step) == null) {
            throw new IllegalArgumentException("no step " + step);
        }
    }

    /** Puts another step in a step's place. */
    void instead(String step, Consumer<Auditor> other) {
        if (steps.replace(step, other) == null) {
            throw new IllegalArgumentException("no step " + step);
        }
    }

    /** Notes the auditor's mark under a name. */
    void mark(String name) {
        then("mark " + name, auditor -> marks.put(name, auditor.mark()));
    }

    long marked(String name) {
        return marks.getOrDefault(name, 0L);
    }

    /** Publishes what was written to outboxes until then. */
    void publish(Auditor auditor) {
        published.forEach((detail, type) -> auditor.published(type, detail));
    }

    /** Works out what each write changes; nothing may be changed afterwards. */
    History prepared() {
        steps.keySet().stream()
                .filter(writes::containsKey)
                .forEach(
                        step ->
                                changes.put(
                                        step, written(step).stream().map(this::change).toList()));
        return this;
    }

    /** Tells it all. */
    Auditor told() {
        prepared();
        return toldAgain();
    }

    /** Tells what was prepared. */
    Auditor toldAgain() {
        Auditor auditor = new Auditor(NAMES);
        steps.values().forEach(step -> step.accept(auditor));
        return auditor;
    }

    /** What is there at the end, told as somebody finds it who comes later. */
    Auditor found() {
        told();
        Auditor later = Auditor.afterwards(NAMES);
        Acme.documents().forEach(later::stored);
        later.wrote(
                items.entrySet().stream()
                        .filter(item -> !item.getValue().isEmpty())
                        .map(
                                item ->
                                        new ItemChange(
                                                item.getKey().substring(0, 3),
                                                Map.of(),
                                                item.getValue()))
                        .toList());
        later.settledState();
        return later;
    }

    private static String key(JsonNode item) {
        return item.path("pk").asText() + " " + item.path("sk").asText();
    }

    private ItemChange change(ObjectNode item) {
        String table = item.path("table").asText();
        Map<String, AttributeValue> after = item.has("gone") ? Map.of() : attributes(item);
        Map<String, AttributeValue> before = items.put(table + " " + key(item), after);
        if (after.containsKey("outbox")) {
            published.put(after.get("detail").s(), after.get("outbox").s());
        }
        return new ItemChange(table, before == null ? Map.of() : before, after);
    }

    private static Map<String, AttributeValue> attributes(ObjectNode item) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        item.properties()
                .forEach(
                        field -> {
                            if (!field.getKey().equals("table") && !field.getValue().isNull()) {
                                attributes.put(
                                        field.getKey(),
                                        value(item, field.getKey(), field.getValue()));
                            }
                        });
        return attributes;
    }

    private static AttributeValue value(ObjectNode item, String name, JsonNode json) {
        if (json.isNumber()) {
            return AttributeValue.fromN(json.asText());
        }
        if (json.asText().equals("$doc")) {
            return AttributeValue.fromS(Sha256.hex(snapshot(item.path("doc")).getBytes(UTF_8)));
        }
        String text = json.isObject() ? json.toString() : json.asText();
        return name.equals("raw")
                ? AttributeValue.fromB(SdkBytes.fromUtf8String(text))
                : AttributeValue.fromS(text);
    }

    /** What an invoice's snapshot says that the auditor looks at. */
    static String snapshot(JsonNode doc) {
        return """
        {"buyer":{"kind":"business"},"currency":%s,"issuedOn":%s,"number":%s,\
        "seller":{"address":{"country":"DE"}},"suppliedIn":"DE",\
        "totals":{"due":%s,"tax":%s,"taxable":%s}}"""
                .formatted(
                        doc.at("/content/currency"),
                        doc.path("issuedOn"),
                        doc.path("number"),
                        doc.path("total"),
                        doc.path("tax"),
                        doc.path("net"));
    }
}
