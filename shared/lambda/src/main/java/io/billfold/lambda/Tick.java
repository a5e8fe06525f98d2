package io.billfold.lambda;

import io.micronaut.json.tree.JsonNode;

import java.time.Instant;
import java.time.InstantSource;

/** Reads when a scheduled run was due. */
final class Tick {
    private Tick() {}

    /**
     * The field {@code scheduledAt} of an input that the schedule gives itself, else {@code time}
     * of the event that AWS makes, else the clock, as for a run by hand with {@code {}}.
     *
     * @throws java.time.format.DateTimeParseException when the field is not an RFC 3339 instant
     */
    static Instant scheduledAt(JsonNode event, InstantSource clock) {
        String chosen = Fields.text(event, "scheduledAt");
        String time = chosen.isEmpty() ? Fields.text(event, "time") : chosen;
        return time.isEmpty() ? clock.instant() : Instant.parse(time);
    }
}
