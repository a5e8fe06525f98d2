package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.REJECTION_COMPLETE;
import static io.billfold.testkit.audit.Invariant.USAGE_ANSWERED;
import static io.billfold.testkit.audit.Invariant.USAGE_ANSWER_TRUE;
import static io.billfold.testkit.audit.Invariant.USAGE_AS_SENT;
import static io.billfold.testkit.audit.Invariant.USAGE_RECORDED_ONCE;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every event of usage that was sent is recorded once as it was, or kept with its reasons. */
final class UsageCheck implements Subject {
    private static final int REFUSED = 422;

    /** How far the system lets clocks be ahead, and how far a function's own may be off. */
    private static final Duration AHEAD_MAX = Duration.ofMinutes(10);

    private final Seen seen;
    private final Findings findings;

    /** What was sent, by the hash of its content: events, and messages that hold none. */
    private final Map<String, JsonNode> sent = new LinkedHashMap<>();

    /** The same events, by subscription and id. */
    private final Map<String, List<JsonNode>> byId = new HashMap<>();

    UsageCheck(Seen seen, Findings findings) {
        this.seen = seen;
        this.findings = findings;
    }

    /** The queue took this message. */
    void sent(String body) {
        take(events(body));
    }

    /** {@code POST /usage} answered. */
    void called(Call call) {
        List<JsonNode> events = events(new String(call.body(), UTF_8));
        if (call.status() == REFUSED && events.size() == 1) {
            checkKept(events.getFirst());
        } else if (call.status() / 100 == 2) {
            checkAnswers(events, call.answer());
        }
        if (call.status() / 100 == 2 || call.status() == REFUSED) {
            take(events);
        } else {
            // whether it had an effect nobody knows; if it had, it was sent
            events.forEach(this::remember);
        }
    }

    private void take(List<JsonNode> events) {
        for (JsonNode event : events) {
            sent.put(hash(event), event);
            remember(event);
        }
    }

    private void remember(JsonNode event) {
        byId.computeIfAbsent(key(event), id -> new ArrayList<>()).add(event);
    }

    /** The events of a batch, or the one that it is; a text that is no JSON stands for itself. */
    private static List<JsonNode> events(String body) {
        JsonNode json = Json.find(body).orElseGet(() -> Json.parse("{}"));
        JsonNode message = json.has("detail") ? json.path("detail") : json;
        List<JsonNode> events = new ArrayList<>();
        if (message.path("events").isArray()) {
            message.path("events").forEach(events::add);
        } else {
            events.add(message);
        }
        return events;
    }

    private void checkAnswers(List<JsonNode> events, String answer) {
        JsonNode told = Json.parse(answer);
        JsonNode answers = told.path("answers");
        for (int i = 0; i < events.size(); i++) {
            JsonNode each = answers.isArray() ? answers.path(i) : told;
            if (Json.text(each, "answer").equals("refused")) {
                checkKept(events.get(i));
            } else {
                findings.require(
                        isEvent(events.get(i), recorded(events.get(i))),
                        USAGE_ANSWER_TRUE,
                        "%s was answered %s, recorded is %s",
                        events.get(i),
                        each,
                        recorded(events.get(i)));
            }
        }
    }

    private void checkKept(JsonNode event) {
        findings.require(
                seen.find(Kind.REFUSED_USAGE, hash(event)).isThere(),
                USAGE_ANSWER_TRUE,
                "%s was refused and is not kept",
                event);
    }

    private Row recorded(JsonNode event) {
        String id = Json.text(event, "subscription") + " ID#" + Json.text(event, "eventId");
        return seen.find(Kind.USAGE_ID, id);
    }

    private static String key(JsonNode event) {
        return Json.text(event, "subscription") + " " + Json.text(event, "eventId");
    }

    private static String hash(JsonNode event) {
        return Sha256.hex(Json.canonical(event).getBytes(UTF_8));
    }

    private static boolean isEvent(JsonNode sent, Row kept) {
        return kept.isThere()
                && Json.text(sent, "metric").equals(kept.text("metric"))
                && Json.text(sent, "unique").equals(kept.text("unique"))
                && new BigDecimal(Json.text(sent, "quantity"))
                                .compareTo(new BigDecimal(kept.text("quantity")))
                        == 0
                && OffsetDateTime.parse(Json.text(sent, "at"))
                        .toInstant()
                        .equals(Instant.parse(kept.text("at")));
    }

    @Override
    public void look(Write write) {
        Map<String, Row> byTime = new HashMap<>();
        for (Change change : write.of(Kind.USAGE)) {
            byTime.put(key(change.after()), change.after());
        }
        for (Change change : write.of(Kind.USAGE_ID)) {
            Row other = byTime.remove(key(change.after()));
            findings.require(
                    other != null && isTwin(change.after(), other),
                    USAGE_RECORDED_ONCE,
                    "%s is not recorded by its time as well: %s",
                    change,
                    other);
            checkTime(change);
        }
        findings.require(
                byTime.isEmpty(), USAGE_RECORDED_ONCE, "no ids were written of %s", byTime);
        write.added(Kind.REFUSED_USAGE).forEach(change -> checkRefused(change, write));
    }

    private static String key(Row usage) {
        return usage.text("subscriptionId") + " " + usage.text("usageId");
    }

    /** They differ in their keys alone, and one of these is the time. */
    private static boolean isTwin(Row id, Row time) {
        Map<String, AttributeValue> first = new HashMap<>(id.attributes());
        Map<String, AttributeValue> second = new HashMap<>(time.attributes());
        List.of("pk", "sk")
                .forEach(
                        name -> {
                            first.remove(name);
                            second.remove(name);
                        });
        return first.equals(second)
                && time.text("pk").equals(id.text("pk") + "#" + id.text("metric"))
                && time.text("sk").endsWith("#" + id.text("usageId"))
                && time.text("sk").startsWith(id.text("at").substring(0, "2026-01-31T09".length()));
    }

    private void checkTime(Change change) {
        Instant at = Instant.parse(change.after().text("at"));
        Instant received = Instant.parse(change.after().text("receivedAt"));
        findings.require(
                !at.isAfter(received.plus(AHEAD_MAX)),
                USAGE_AS_SENT,
                "%s was recorded before it happened: %s",
                change,
                change.after());
        findings.require(
                seen.find(Kind.SUBSCRIPTION, change.after().text("subscriptionId")).isThere(),
                USAGE_AS_SENT,
                "%s is of no subscription",
                change);
    }

    private void checkRefused(Change change, Write write) {
        findings.require(
                !change.after().doc().path("problems").isEmpty(),
                REJECTION_COMPLETE,
                "%s gives no reason: %s",
                change,
                change.after());
        findings.require(
                write.added(Kind.REFUSED_USAGE_RAW).anyMatch(it -> it.id().startsWith(change.id())),
                REJECTION_COMPLETE,
                "%s does not keep what was sent",
                change);
        findings.require(
                write.added(Kind.REFUSED_USAGE_OF_MONTH)
                        .anyMatch(it -> it.after().text("rejectionId").equals(change.id())),
                REJECTION_COMPLETE,
                "%s is in no month's list",
                change);
    }

    @Override
    public void settled(Instant now) {
        for (Row usage : seen.all(Kind.USAGE_ID)) {
            findings.require(
                    byId.getOrDefault(key(usage), List.of()).stream()
                            .anyMatch(event -> isEvent(event, usage)),
                    USAGE_AS_SENT,
                    "%s was never sent so",
                    usage);
        }
        sent.forEach(
                (hash, event) ->
                        findings.require(
                                isEvent(event, recorded(event))
                                        || seen.find(Kind.REFUSED_USAGE, hash).isThere(),
                                USAGE_ANSWERED,
                                "neither recorded nor refused: %s",
                                event));
    }
}
