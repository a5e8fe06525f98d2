package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What customers use: it reports usage by calls, messages and events, one by one and in batches,
 * twice, late, with mistakes, and of customers whom nobody knows.
 */
final class Product extends Outsider {
    private static final int REPORTS_MAX = 5;
    private static final int EVENTS_MAX = 7;
    private static final String METRIC = "calls";
    private static final List<String> METRICS = List.of(METRIC, METRIC, METRIC, "steps");
    private static final List<String> QUANTITIES =
            List.of("1", "12.5", "0.000001", "300", "-2", "0", "1000000000000");

    private final Topology topology;

    Product(World world) {
        super(world);
        this.topology = world.topology();
    }

    /** Plans all that a run's product will report. */
    void open() {
        for (int i = 0; i < chance().below(REPORTS_MAX + 1L, "reports"); i++) {
            planReport("report-" + i);
        }
    }

    /** Makes an order one whose usage is taken: with an item that charges for it, in arrears. */
    static void meter(ObjectNode order) {
        order.putArray("products").addObject().put("id", "api").put("name", "Calls");
        ObjectNode plan = order.putArray("plans").addObject();
        plan.put("id", "metered").put("name", "Metered").put("interval", "month");
        ObjectNode version = plan.putArray("versions").addObject();
        ObjectNode charge =
                version.put("version", 1).put("from", "2020-01-01").putArray("charges").addObject();
        charge.put("id", METRIC).put("product", "api").put("description", "Calls");
        charge.putObject("basis").put("metric", METRIC).put("aggregation", "sum");
        charge.putObject("prices")
                .putObject(order.path("currency").asText())
                .put("model", "per-unit")
                .put("price", "0.01");
        order.putArray("items").addObject().put("item", METRIC).put("plan", "metered");
    }

    private void planReport(String name) {
        Instant at = within(35, name).plus(Duration.ofHours(2));
        ObjectNode report = report(name, at);
        int door = (int) chance().below(3, "door of " + name);
        plan(at, name, name + ": " + report, () -> send(name, report, door));
        if (chance().happens(350, "repeat of " + name)) {
            int other = (int) chance().below(3, "other door of " + name);
            plan(
                    at.plusMillis(chance().below(4_000_000, "wait of " + name)),
                    name + " again",
                    name + " is sent again",
                    () -> send(name + " again", report, other));
        }
        if (chance().happens(150, "conflict of " + name)) {
            ObjectNode changed = changed(report);
            plan(
                    at.plusMillis(chance().below(9_000, "haste of " + name)),
                    name + " changed",
                    name + " is sent with other quantities",
                    () -> send(name + " changed", changed, door));
        }
    }

    private ObjectNode report(String name, Instant now) {
        ObjectNode report = Json.object().put("version", 1);
        ArrayNode events = report.putArray("events");
        int count = 1 + (int) chance().below(EVENTS_MAX, "events of " + name);
        for (int i = 0; i < count; i++) {
            events.add(event(name + "-" + i, now));
        }
        if (chance().happens(200, "slip of " + name)) {
            // the same again in one batch, and something that is none
            events.add(events.get(0));
            events.addObject().put("eventId", name + "-x").put("quantity", "many");
        }
        return report;
    }

    private ObjectNode event(String id, Instant now) {
        long order = chance().below(world().scenario().size().ordersMax(), "order of " + id);
        return Json.object()
                .put("eventId", id)
                .put("subscription", "o-" + order)
                .put("metric", METRICS.get((int) chance().below(METRICS.size(), "metric of " + id)))
                .put("at", time(id, now).toString())
                .put(
                        "quantity",
                        QUANTITIES.get((int) chance().below(QUANTITIES.size(), "much of " + id)));
    }

    /** Mostly just now; sometimes long ago, and sometimes by a clock that is wrong. */
    private Instant time(String id, Instant now) {
        return switch ((int) chance().below(8, "time of " + id)) {
            case 0 -> now.plus(Duration.ofMinutes(20));
            case 1, 2 ->
                    now.minus(chance().between(Duration.ZERO, Duration.ofDays(80), "age of " + id));
            default -> now.minusMillis(chance().below(3_600_000, "delay of " + id));
        };
    }

    private static ObjectNode changed(ObjectNode report) {
        ObjectNode changed = report.deepCopy();
        changed.withArray("events").forEach(event -> ((ObjectNode) event).put("quantity", "77"));
        return changed;
    }

    private void send(String name, ObjectNode report, int door) {
        switch (door) {
            case 0 -> insist(attempt -> request(name, report, attempt), Outsider::isFinal);
            case 1 -> {
                world().auditor().sentUsage(report.toString());
                world().services()
                        .sqs()
                        .sendMessage(
                                r ->
                                        r.queueUrl(topology.name("Usage"))
                                                .messageBody(report.toString()));
            }
            default -> {
                world().auditor().sentUsage(report.toString());
                world().services()
                        .events()
                        .putEvents(
                                r ->
                                        r.entries(
                                                entry ->
                                                        entry.eventBusName(topology.name("Bus"))
                                                                .source("product")
                                                                .detailType("UsageReported")
                                                                .detail(report.toString())));
            }
        }
    }

    private static Door.Request request(String name, ObjectNode report, int attempt) {
        return new Door.Request(
                name + ", call " + attempt,
                "POST /usage",
                "",
                "product",
                Map.of("content-type", "application/json"),
                Json.bytes(report),
                true);
    }
}
