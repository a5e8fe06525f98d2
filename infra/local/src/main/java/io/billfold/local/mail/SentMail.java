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
 * @param attachments their file names and sizes; the content is kept with {@code --data} only
 */
public record SentMail(
        String id,
        Instant at,
        String from,
        List<String> to,
        String subject,
        String text,
        String html,
        List<Attachment> attachments) {
    /** A file that came with a mail, and its size. */
    public record Attachment(String fileName, int bytes) {}

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
                attachments(simple.path("Attachments")));
    }

    private static List<Attachment> attachments(JsonNode attachments) {
        List<Attachment> files = new ArrayList<>();
        for (JsonNode attachment : attachments) {
            int base64 = attachment.path("RawContent").asText("").length();
            files.add(new Attachment(attachment.path("FileName").asText(""), base64 / 4 * 3));
        }
        return List.copyOf(files);
    }

    private static List<String> addresses(JsonNode destination) {
        List<String> addresses = new ArrayList<>();
        for (String kind : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
            destination.path(kind).forEach(it -> addresses.add(it.asText()));
        }
        return List.copyOf(addresses);
    }
}
