package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;

/** What an API call's problem+json says, in one line. */
public final class Problems {
    private Problems() {}

    /** For example {@code address.country must be …; series is missing}. */
    public static String of(Connection.Reply reply) {
        JsonNode errors = reply.json().path("errors");
        if (errors.isArray() && !errors.isEmpty()) {
            return joined(errors);
        }
        return reply.reason();
    }

    private static String joined(JsonNode problems) {
        StringBuilder text = new StringBuilder();
        for (JsonNode problem : problems) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append((problem.path("field").asText() + " ").stripLeading())
                    .append(problem.path("reason").asText());
        }
        return text.toString();
    }
}
