package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Who runs the billing again: of everybody or of one account, for today or for a day that is over,
 * often while the schedule's own run is at work, and twice.
 */
final class Operator extends Outsider {
    private static final JsonNode ACCOUNTS = Json.resource("accounts.json");
    private static final int RUNS_MAX = 3;
    private static final int DAYS = 38;
    private static final int DAYS_BACK_MAX = 30;

    Operator(World world) {
        super(world);
    }

    /** Plans all that a run's operator will do. */
    void open() {
        for (int i = 0; i < chance().below(RUNS_MAX + 1L, "billing runs"); i++) {
            planRun("billing run " + i);
        }
    }

    private void planRun(String key) {
        Instant at = within(DAYS, key);
        if (chance().happens(500, "hour of " + key)) {
            // the schedule's runs begin with the hour
            at = at.truncatedTo(ChronoUnit.HOURS).plusMillis(chance().below(5_000, "ms of " + key));
        }
        ObjectNode wish = wish(key, at);
        plan(at, key, key + ": " + wish, () -> run(key, wish));
        if (chance().happens(300, "repeat of " + key)) {
            Duration later = Duration.ofMillis(chance().below(60_000, "haste of " + key));
            plan(at.plus(later), key + " again", key + " again", () -> run(key + " again", wish));
        }
    }

    private ObjectNode wish(String key, Instant at) {
        ObjectNode wish = Json.object().put("version", 1);
        if (chance().happens(500, "account of " + key)) {
            JsonNode who = ACCOUNTS.get((int) chance().below(ACCOUNTS.size(), "who of " + key));
            wish.put("account", who.at("/account/id").asText());
        }
        if (chance().happens(400, "day of " + key)) {
            long back = chance().below(DAYS_BACK_MAX, "days back of " + key);
            LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC).minusDays(back);
            wish.put("until", day.toString());
        }
        return wish;
    }

    private void run(String key, ObjectNode wish) {
        insist(
                attempt ->
                        new Door.Request(
                                key + ", call " + attempt,
                                "POST /billing-runs",
                                "",
                                "operations",
                                Map.of("content-type", "application/json"),
                                Json.bytes(wish),
                                true),
                Outsider::isFinal);
    }
}
