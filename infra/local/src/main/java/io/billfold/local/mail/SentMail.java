package io.billfold.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An e-mail that was caught.
 *
 * @param id what SES answered
 * @param at business time
 * @param subject empty if it was sent raw
 * @param text the plain text, or empty
 * @param html the HTML, or empty
 * @param request the whole SendEmail request as it came, with raw content and attachments
 */
public record SentMail(
        String id,
        Instant at,
        String from,
        List<String> to,
        String subject,
        String text,
        String html,
        JsonNode request) {

    static SentMail of(String id, Instant at, JsonNode request) {
        JsonNode simple = request.path("Content").path("Simple");
        JsonNode body = simple.path("Body");
        return new SentMail(
                id,
                at,
                request.path("FromEmailAddress").asText(""),
                addresses(request.path("Destination")),
                simple.path("Subject").path("Data").asText(""),
                body.path("Text").path("Data").asText(""),
                body.path("Html").path("Data").asText(""),
                request);
    }

    private static List<String> addresses(JsonNode destination) {
        List<String> addresses = new ArrayList<>();
        for (String kind : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
            destination.path(kind).forEach(it -> addresses.add(it.asText()));
        }
        return List.copyOf(addresses);
    }
}
