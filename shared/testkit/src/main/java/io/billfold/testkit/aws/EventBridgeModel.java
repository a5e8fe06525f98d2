package io.billfold.testkit.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.testkit.Chance;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * EventBridge: buses that are there as soon as they have a rule, and events that go where a rule
 * says. An event for a bus that is not there is taken and lost, as on AWS (github.com/aws/aws-sdk
 * issue 186).
 */
public final class EventBridgeModel implements EventBridgeClient {
    private static final Set<String> ENTRY =
            Set.of("EventBusName", "Source", "DetailType", "Detail", "Time");

    /** EventBridge's limits for a request. */
    private static final int ENTRIES_MAX = 10;

    private static final int BYTES_MAX = 256 * 1024;

    /** EventBridge's count for a time. */
    private static final int TIME_BYTES = 14;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InstantSource clock;
    private final Chance chance;
    private final Delivery delivery;
    private final Map<String, ModelBus> buses = new HashMap<>();
    private final Map<String, Integer> takenByContent = new HashMap<>();
    private BiConsumer<String, String> witness = (type, detail) -> {};

    /**
     * One without rules.
     *
     * @param clock an event's time, where the sender gives none
     * @param chance makes the ids
     */
    public EventBridgeModel(InstantSource clock, Chance chance, Delivery delivery) {
        this.clock = clock;
        this.chance = chance;
        this.delivery = delivery;
    }

    /** Brings an event to a rule's target. */
    @FunctionalInterface
    public interface Delivery {
        void deliver(String ruleName, String targetArn, String envelopeJson);
    }

    /**
     * Adds a rule, and its bus if that is its first.
     *
     * @param patternJson EventBridge's pattern
     * @throws IllegalArgumentException if it is none
     */
    public void addRule(
            String busName, String ruleName, String patternJson, List<String> targetArns) {
        buses.computeIfAbsent(busName, name -> new ModelBus())
                .add(ruleName, patternJson, targetArns);
    }

    /** Who is told the type and detail of each event that was taken. */
    public void onEvent(BiConsumer<String, String> newWitness) {
        witness = newWitness;
    }

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
        Known.only(request, Set.of("Entries"));
        check(request.entries());
        List<PutEventsResultEntry> results = request.entries().stream().map(this::put).toList();
        long failed = results.stream().filter(result -> result.errorCode() != null).count();
        return PutEventsResponse.builder().failedEntryCount((int) failed).entries(results).build();
    }

    private static void check(List<PutEventsRequestEntry> entries) {
        if (entries.isEmpty() || entries.size() > ENTRIES_MAX) {
            throw validation("PutEvents takes 1 to 10 entries, not " + entries.size());
        }
        int bytes = entries.stream().mapToInt(EventBridgeModel::bytes).sum();
        if (bytes > BYTES_MAX) {
            throw validation(
                    "Total size of the entries in the request is over the limit: " + bytes);
        }
    }

    private static EventBridgeException validation(String message) {
        return (EventBridgeException)
                Refusal.of(EventBridgeException.builder(), "ValidationException", message).build();
    }

    private static int bytes(PutEventsRequestEntry entry) {
        return (entry.time() == null ? 0 : TIME_BYTES)
                + bytes(entry.source())
                + bytes(entry.detailType())
                + bytes(entry.detail());
    }

    private static int bytes(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Each entry is taken or refused by itself. */
    private PutEventsResultEntry put(PutEventsRequestEntry entry) {
        Known.only(entry, ENTRY);
        for (String required : new String[] {entry.source(), entry.detailType(), entry.detail()}) {
            if (required == null || required.isEmpty()) {
                return refused("InvalidArgument", "Source, DetailType and Detail are required");
            }
        }
        JsonNode detail = detail(entry.detail());
        if (!detail.isObject()) {
            return refused("MalformedDetail", "Detail is malformed.");
        }
        return taken(entry, detail);
    }

    private static JsonNode detail(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static PutEventsResultEntry refused(String code, String message) {
        return PutEventsResultEntry.builder().errorCode(code).errorMessage(message).build();
    }

    private PutEventsResultEntry taken(PutEventsRequestEntry entry, JsonNode detail) {
        String content = entry.detailType() + "|" + entry.detail();
        int before = takenByContent.merge(content, 1, Integer::sum) - 1;
        String id = chance.id(content + "|" + before);
        witness.accept(entry.detailType(), entry.detail());
        ModelBus bus = buses.get(busName(entry));
        if (bus != null) {
            bus.deliver(envelope(id, entry, detail), delivery);
        }
        return PutEventsResultEntry.builder().eventId(id).build();
    }

    /** Of a name or an ARN. */
    private static String busName(PutEventsRequestEntry entry) {
        String name = Objects.requireNonNullElse(entry.eventBusName(), "default");
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private String envelope(String id, PutEventsRequestEntry entry, JsonNode detail) {
        Instant time = Objects.requireNonNullElseGet(entry.time(), clock::instant);
        ObjectNode envelope =
                JSON.createObjectNode()
                        .put("version", "0")
                        .put("id", id)
                        .put("detail-type", entry.detailType())
                        .put("source", entry.source())
                        .put("account", "000000000000")
                        .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
                        .put("region", "eu-central-1");
        envelope.putArray("resources");
        envelope.set("detail", detail);
        return envelope.toString();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** There is nothing to close. */
    @Override
    public void close() {}
}
