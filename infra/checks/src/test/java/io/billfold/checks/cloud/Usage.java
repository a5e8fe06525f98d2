package io.billfold.checks.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import java.time.Instant;

/** Usage to send, and orders that take it. */
public final class Usage {
    /** What the orders here charge for. */
    public static final String METRIC = "calls";

    private static final String PLAN =
            """
            {"id":"metered","name":"Metered","interval":"month","versions":[
              {"version":1,"from":"2020-01-01","charges":[
                {"id":"calls","product":"api","description":"API calls",
                 "basis":{"metric":"calls","aggregation":"sum"},
                 "prices":{"EUR":{"model":"per-unit","price":"0.01"}}}]}]}""";

    private static final Instant AT = Instant.parse("2026-01-05T12:00:00Z");

    private Usage() {}

    /** The order with an item beside its own that charges for the metric, in arrears. */
    public static ObjectNode metered(ObjectNode order) {
        order.putArray("products").addObject().put("id", "api").put("name", "API calls");
        order.putArray("plans").add(Json.parse(PLAN.getBytes(UTF_8)));
        order.putArray("items").addObject().put("item", "calls").put("plan", "metered");
        return order;
    }

    /** One of the metric, at noon of 5 January. */
    public static ObjectNode event(String id, String subscription) {
        return event(id, subscription, AT);
    }

    public static ObjectNode event(String id, String subscription, Instant at) {
        return Json.object()
                .put("eventId", id)
                .put("subscription", subscription)
                .put("metric", METRIC)
                .put("at", at.toString())
                .put("quantity", "1");
    }

    /** JSON Lines, a second apart. */
    public static String lines(int count, String subscription) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(event("line-" + i, subscription, AT.plusSeconds(i))).append('\n');
        }
        return lines.toString();
    }

    public static ObjectNode file(String key) {
        return Json.object().put("version", 1).put("file", key);
    }
}
