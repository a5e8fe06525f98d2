package io.billfold.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import java.time.Instant;
import java.util.List;

/**
 * What becomes of a mail, by its address: those of SES's mailbox simulator do what they do there
 * (Amazon SES developer guide, "Using the mailbox simulator manually"), to every other address it
 * is delivered. What is told of it has the form of "Examples of event data" there.
 */
enum MailFate {
    DELIVERY("delivery", "Email Delivered", "Delivery"),
    BOUNCE("bounce", "Email Bounced", "Bounce"),
    COMPLAINT("complaint", "Email Complaint Received", "Complaint");

    private static final String SIMULATOR = "@simulator.amazonses.com";

    private final String matchingType;
    private final String detailType;
    private final String eventType;

    MailFate(String matchingType, String detailType, String eventType) {
        this.matchingType = matchingType;
        this.detailType = detailType;
        this.eventType = eventType;
    }

    /** What becomes of a mail, in the order in which it happens. */
    static List<MailFate> of(JsonNode mail) {
        String to = to(mail);
        if (!to.endsWith(SIMULATOR)) {
            return List.of(DELIVERY);
        }
        // bounce+label@... is the same mailbox
        return switch (to.substring(0, to.indexOf('@')).replaceFirst("\\+.*", "")) {
            case "bounce", "suppressionlist" -> List.of(BOUNCE);
            case "complaint" -> List.of(DELIVERY, COMPLAINT);
            // an auto-reply comes back to the sender as a mail
            default -> List.of(DELIVERY);
        };
    }

    private static String to(JsonNode mail) {
        return mail.path("Destination").path("ToAddresses").path(0).asText("");
    }

    /** As a configuration set names it, for example {@code bounce}. */
    String matchingType() {
        return matchingType;
    }

    /** For example {@code Email Bounced}. */
    String detailType() {
        return detailType;
    }

    /** What SES tells. */
    ObjectNode detail(String messageId, Instant at, JsonNode mail) {
        ObjectNode detail = Json.object().put("eventType", eventType);
        String to = to(mail);
        switch (this) {
            case DELIVERY -> delivery(detail.putObject("delivery"), at, to);
            case BOUNCE -> bounce(detail.putObject("bounce"), at, to);
            case COMPLAINT -> complaint(detail.putObject("complaint"), at, to);
        }
        ObjectNode about =
                detail.putObject("mail")
                        .put("timestamp", at.toString())
                        .put("source", mail.path("FromEmailAddress").asText())
                        .put("messageId", messageId);
        about.putArray("destination").add(to);
        ObjectNode tags = about.putObject("tags");
        tags.putArray("ses:configuration-set").add(mail.path("ConfigurationSetName").asText());
        for (JsonNode tag : mail.path("EmailTags")) {
            tags.putArray(tag.path("Name").asText()).add(tag.path("Value").asText());
        }
        return detail;
    }

    private static void delivery(ObjectNode delivery, Instant at, String to) {
        delivery.put("timestamp", at.toString())
                .put("processingTimeMillis", 1)
                .put("smtpResponse", "250 2.6.0 Message received")
                .put("reportingMTA", "local");
        delivery.putArray("recipients").add(to);
    }

    private static void bounce(ObjectNode bounce, Instant at, String to) {
        boolean isListed = to.startsWith("suppressionlist");
        bounce.put("feedbackId", "local")
                .put("bounceType", "Permanent")
                .put("bounceSubType", isListed ? "Suppressed" : "General")
                .put("timestamp", at.toString())
                .put("reportingMTA", "dsn; local");
        ArrayNode recipients = bounce.putArray("bouncedRecipients");
        recipients
                .addObject()
                .put("emailAddress", to)
                .put("action", "failed")
                .put("status", "5.1.1")
                .put("diagnosticCode", "smtp; 550 5.1.1 user unknown");
    }

    private static void complaint(ObjectNode complaint, Instant at, String to) {
        complaint
                .put("feedbackId", "local")
                .put("timestamp", at.toString())
                .put("arrivalDate", at.toString())
                .put("complaintFeedbackType", "abuse")
                .put("userAgent", "Amazon SES Mailbox Simulator");
        complaint.putArray("complainedRecipients").addObject().put("emailAddress", to);
    }
}
