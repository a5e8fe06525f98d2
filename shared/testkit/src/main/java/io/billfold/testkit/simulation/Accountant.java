package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who closes the books of a month soon after its end, often while what belongs to it is still
 * booked; opens one again now and then; and asks for months that can't be closed yet.
 */
final class Accountant extends Outsider {
    private static final YearMonth FIRST = YearMonth.from(World.BEGIN.atOffset(ZoneOffset.UTC));
    private static final int DAYS_LATE_MAX = 12;

    private final Set<String> known = new HashSet<>();

    Accountant(World world) {
        super(world);
    }

    /** The bus tells of an accepted order: its seller has books to close. */
    void hear(JsonNode accepted) {
        String seller = accepted.path("seller").asText();
        if (known.add(seller)) {
            close(world().timeline().instant(), seller, FIRST.minusMonths(1));
            close(endOf(FIRST, seller), seller, FIRST);
            if (chance().happens(200, "reopening of " + seller)) {
                Instant at = endOf(FIRST, seller).plus(Duration.ofDays(2));
                put(at, seller, request(FIRST.minusMonths(1)).put("reopen", true));
                close(at.plus(Duration.ofHours(30)), seller, FIRST);
            }
        }
    }

    /** On the second day after the month's end at the earliest; one day earlier it is refused. */
    private Instant endOf(YearMonth month, String seller) {
        Duration late =
                chance().between(
                                Duration.ZERO,
                                Duration.ofDays(DAYS_LATE_MAX),
                                "closing of " + month + " of " + seller);
        return month.plusMonths(1).atDay(2).atStartOfDay(ZoneOffset.UTC).toInstant().plus(late);
    }

    private void close(Instant at, String seller, YearMonth month) {
        if (chance().happens(700, "whether " + month + " of " + seller + " is closed")) {
            put(at, seller, request(month));
        }
    }

    private static ObjectNode request(YearMonth through) {
        return Json.object()
                .put("version", 1)
                .put("through", through.toString())
                .put("reason", "Month end");
    }

    private void put(Instant at, String seller, ObjectNode request) {
        String key = "closing of %s at %s".formatted(seller, at);
        plan(
                at,
                key,
                "%s: %s".formatted(key, request),
                () ->
                        insist(
                                attempt ->
                                        new Door.Request(
                                                key + ", call " + attempt,
                                                "PUT /sellers/{id}/closed-period",
                                                seller,
                                                "accountant",
                                                Map.of("content-type", "application/json"),
                                                Json.bytes(request),
                                                true),
                                Outsider::isFinal));
    }
}
