package io.billfold.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;
import io.billfold.local.http.JsonService;
import io.billfold.local.http.ServiceError;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/** EventBridge's operations over the buses. */
public final class EventService implements JsonService {
    /** EventBridge's limits for a request. */
    private static final int ENTRIES_MAX = 10;

    private static final int BYTES_MAX = 256 * 1024;

    private static final String ARN = "arn:aws:events:eu-central-1:000000000000:";

    private final InstantSource clock;
    private final Map<String, Bus> buses = new ConcurrentSkipListMap<>();

    /**
     * The service.
     *
     * @param clock an event's time, where the caller gives none
     */
    public EventService(InstantSource clock) {
        this.clock = clock;
        addBus("default");
    }

    public void addBus(String name) {
        buses.put(name, new Bus());
    }

    /**
     * Adds a rule.
     *
     * @throws IllegalArgumentException if its pattern is none or its bus is unknown
     */
    public void addRule(Rule rule) {
        Bus bus = buses.get(rule.bus());
        if (bus == null) {
            throw new IllegalArgumentException(
                    "rule " + rule.name() + " is on an unknown bus: " + rule.bus());
        }
        bus.add(rule);
    }

    @Override
    public JsonNode call(String operation, JsonNode input) {
        return switch (operation) {
            case "PutEvents" -> putEvents(input.path("Entries"));
            case "ListEventBuses" -> listBuses();
            case "DescribeEventBus" -> describeBus(input);
            case "DescribeRule" -> described(rule(input, "Name"));
            case "ListTargetsByRule" -> targets(rule(input, "Rule"));
            default -> throw ServiceError.unsupported("events " + operation);
        };
    }

    private JsonNode putEvents(JsonNode entries) {
        check(entries);
        ArrayNode results = Json.array();
        int failed = 0;
        for (JsonNode entry : entries) {
            try {
                results.add(Json.object().put("EventId", put(entry)));
            } catch (ServiceError e) {
                failed++;
                results.add(
                        Json.object()
                                .put("ErrorCode", e.code())
                                .put("ErrorMessage", e.getMessage()));
            }
        }
        ObjectNode output = Json.object().put("FailedEntryCount", failed);
        output.set("Entries", results);
        return output;
    }

    private static void check(JsonNode entries) {
        if (entries.isEmpty() || entries.size() > ENTRIES_MAX) {
            throw new ServiceError(
                    400,
                    "ValidationException",
                    "PutEvents takes 1 to " + ENTRIES_MAX + " entries, not " + entries.size());
        }
        int bytes = 0;
        for (JsonNode entry : entries) {
            bytes += size(entry);
        }
        if (bytes > BYTES_MAX) {
            throw new ServiceError(
                    400,
                    "ValidationException",
                    "Total size of the entries in the request is over the limit: "
                            + bytes
                            + " bytes");
        }
    }

    /** AWS's count: source, type, detail and resources in UTF-8, and 14 for a time. */
    private static int size(JsonNode entry) {
        int bytes = entry.has("Time") ? 14 : 0;
        for (String field : new String[] {"Source", "DetailType", "Detail"}) {
            bytes += entry.path(field).asText("").getBytes(StandardCharsets.UTF_8).length;
        }
        for (JsonNode resource : entry.path("Resources")) {
            bytes += resource.asText().getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes;
    }

    /** Puts an event of one of AWS's services on the default bus. */
    public void publish(String source, String detailType, ObjectNode detail) {
        put(
                Json.object()
                        .put("Source", source)
                        .put("DetailType", detailType)
                        .put("Detail", Json.text(detail)));
    }

    private String put(JsonNode entry) {
        Bus bus = bus(entry.path("EventBusName").asText("default"));
        String id = UUID.randomUUID().toString();
        bus.deliver(envelope(id, entry));
        return id;
    }

    private ObjectNode envelope(String id, JsonNode entry) {
        ObjectNode envelope =
                Json.object()
                        .put("version", "0")
                        .put("id", id)
                        .put("detail-type", required(entry, "DetailType"))
                        .put("source", required(entry, "Source"))
                        .put("account", "000000000000")
                        .put("time", time(entry).toString())
                        .put("region", "eu-central-1");
        envelope.set("resources", Json.array().addAll(resources(entry)));
        envelope.set("detail", detail(entry));
        return envelope;
    }

    private static ArrayNode resources(JsonNode entry) {
        return entry.path("Resources") instanceof ArrayNode array ? array : Json.array();
    }

    private Instant time(JsonNode entry) {
        JsonNode given = entry.get("Time");
        Instant time =
                given == null
                        ? clock.instant()
                        : Instant.ofEpochSecond(given.decimalValue().longValue());
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static JsonNode detail(JsonNode entry) {
        try {
            JsonNode detail = Json.parse(required(entry, "Detail"));
            if (detail.isObject()) {
                return detail;
            }
        } catch (UncheckedIOException e) {
            throw new ServiceError(400, "MalformedDetail", "Detail is malformed.");
        }
        throw new ServiceError(400, "MalformedDetail", "Detail is malformed.");
    }

    private static String required(JsonNode entry, String field) {
        JsonNode value = entry.get(field);
        if (value == null || value.asText().isEmpty()) {
            throw new ServiceError(
                    400,
                    "InvalidArgument",
                    "Parameter "
                            + field
                            + " is not valid. Reason: "
                            + field
                            + " is a required argument.");
        }
        return value.asText();
    }

    private Bus bus(String nameOrArn) {
        Bus bus = buses.get(nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1));
        if (bus == null) {
            throw new ServiceError(400, "ResourceNotFoundException", "no event bus " + nameOrArn);
        }
        return bus;
    }

    private JsonNode describeBus(JsonNode input) {
        String name = input.path("Name").asText("default");
        bus(name);
        return Json.object().put("Name", name).put("Arn", ARN + "event-bus/" + name);
    }

    private Rule rule(JsonNode input, String field) {
        String name = input.path(field).asText();
        return bus(input.path("EventBusName").asText("default"))
                .rule(name)
                .orElseThrow(
                        () ->
                                new ServiceError(
                                        400, "ResourceNotFoundException", "no rule " + name));
    }

    private static JsonNode described(Rule rule) {
        return Json.object()
                .put("Name", rule.name())
                .put("Arn", ARN + "rule/" + rule.bus() + "/" + rule.name())
                .put("EventBusName", rule.bus())
                .put("EventPattern", rule.pattern())
                .put("State", "ENABLED");
    }

    private static JsonNode targets(Rule rule) {
        ArrayNode targets = Json.array();
        rule.targets()
                .forEach(
                        it -> targets.add(Json.object().put("Id", it.name()).put("Arn", it.arn())));
        return Json.object().set("Targets", targets);
    }

    private JsonNode listBuses() {
        ArrayNode names = Json.array();
        buses.keySet().forEach(name -> names.add(Json.object().put("Name", name)));
        return Json.object().set("EventBuses", names);
    }
}
