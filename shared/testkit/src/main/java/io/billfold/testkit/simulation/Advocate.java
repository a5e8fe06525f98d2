package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who answers disputes: in time, too late, twice at once, or gives in. */
final class Advocate extends Outsider {
    private static final int DAYS = 9;

    private final Set<String> known = new HashSet<>();

    Advocate(World world) {
        super(world);
    }

    /** The bus tells of a case, perhaps for the second time. */
    void hear(JsonNode opened) {
        String id = opened.path("disputeId").asText();
        if (known.add(id) && chance().happens(800, "answering of " + id)) {
            Instant at = within(DAYS, "answer to " + id);
            String deed = chance().happens(150, "giving in to " + id) ? "accept" : "submit";
            decide(at, id, deed, "first");
            if (chance().happens(300, "second answer to " + id)) {
                decide(
                        at.plusMillis(chance().below(4000, "haste of " + id)),
                        id,
                        "submit",
                        "second");
            }
        }
    }

    private void decide(Instant at, String id, String deed, String which) {
        String key = "%s decision about %s, %s".formatted(which, id, deed);
        ObjectNode body =
                Json.object().put("version", 1).put("do", deed).put("reason", "As it was agreed");
        plan(
                at,
                key,
                key,
                () ->
                        insist(
                                attempt ->
                                        new Door.Request(
                                                key + ", call " + attempt,
                                                "POST /disputes/{provider}/{id}/evidence",
                                                "stripe/" + id,
                                                which,
                                                Map.of("content-type", "application/json"),
                                                Json.bytes(body),
                                                true),
                                Outsider::isFinal));
    }
}
