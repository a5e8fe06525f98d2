package io.billfold.recorddelivery;

import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.billfold.events.Forms;
import io.billfold.events.MailTag;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.StringJoiner;

/**
 * What Amazon SES tells of a mail (Amazon SES developer guide, "Contents of event data", retrieved
 * 2026-01-15).
 *
 * @param delivery the mail's tag
 * @param recipient the address that it is about
 */
record MailEvent(DeliveryId delivery, String recipient, Report report) {
    /**
     * Reads the detail of an event.
     *
     * @throws IllegalArgumentException saying what is missing or not known
     */
    static MailEvent read(JsonNode detail) {
        JsonNode mail = in(detail, "mail");
        DeliveryId delivery =
                MailTag.read(text(first(in(in(mail, "tags"), MailTag.NAME)), "mail.tags"));
        String type = text(detail.get("eventType"), "eventType");
        return switch (type) {
            case "Delivery" -> delivered(delivery, mail, in(detail, "delivery"));
            case "DeliveryDelay" -> delayed(delivery, mail, in(detail, "deliveryDelay"));
            case "Bounce" -> bounced(delivery, mail, in(detail, "bounce"));
            case "Complaint" -> complained(delivery, mail, in(detail, "complaint"));
            case "Reject" ->
                    of(
                            delivery,
                            to(mail),
                            Step.REFUSED,
                            at(mail),
                            words(in(detail, "reject"), "reason"));
            default ->
                    throw new IllegalArgumentException(
                            "eventType '" + Forms.shortened(type) + "' is not known");
        };
    }

    private static MailEvent delivered(DeliveryId id, JsonNode mail, JsonNode delivery) {
        return of(id, to(mail), Step.DELIVERED, at(delivery), words(delivery, "smtpResponse"));
    }

    private static MailEvent delayed(DeliveryId id, JsonNode mail, JsonNode delay) {
        JsonNode recipient = first(delay.get("delayedRecipients"));
        String detail =
                joined(words(delay, "delayType"), words(recipient, "status", "diagnosticCode"));
        return of(id, to(mail), Step.DELAYED, at(delay), detail);
    }

    /**
     * Hard when it is for good. Transient bounces, which auto-replies may be taken for, and
     * undetermined ones are soft.
     */
    private static MailEvent bounced(DeliveryId id, JsonNode mail, JsonNode bounce) {
        boolean isHard = text(bounce.get("bounceType"), "bounceType").equals("Permanent");
        JsonNode recipient = first(bounce.get("bouncedRecipients"));
        String detail =
                joined(
                        words(bounce, "bounceSubType"),
                        words(recipient, "status", "diagnosticCode"));
        Step step = isHard ? Step.BOUNCED_HARD : Step.BOUNCED_SOFT;
        return of(id, to(mail), step, at(bounce), detail);
    }

    private static MailEvent complained(DeliveryId id, JsonNode mail, JsonNode complaint) {
        String detail = words(complaint, "complaintSubType", "complaintFeedbackType");
        return of(id, to(mail), Step.COMPLAINED, at(complaint), detail);
    }

    private static MailEvent of(
            DeliveryId id, String recipient, Step step, Instant at, String detail) {
        return new MailEvent(id, recipient, Report.of(step, at, detail));
    }

    /** Every mail of ours goes to one address. */
    private static String to(JsonNode mail) {
        return text(first(mail.get("destination")), "mail.destination");
    }

    private static Instant at(JsonNode node) {
        return Instant.parse(text(node.get("timestamp"), "timestamp"));
    }

    private static JsonNode in(JsonNode node, String field) {
        JsonNode found = node.get(field);
        if (found == null || !found.isObject() && !found.isArray()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return found;
    }

    private static @Nullable JsonNode first(@Nullable JsonNode list) {
        return list == null || !list.isArray() || list.size() == 0 ? null : list.get(0);
    }

    private static String text(@Nullable JsonNode node, String name) {
        if (node == null || !node.isString()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return node.getStringValue();
    }

    /** Those of an object's texts that are there. */
    private static String words(@Nullable JsonNode node, String... fields) {
        StringJoiner words = new StringJoiner("; ");
        for (String field : fields) {
            JsonNode value = node == null ? null : node.get(field);
            if (value != null && value.isString()) {
                words.add(value.getStringValue());
            }
        }
        return words.toString();
    }

    private static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "; " + second;
    }
}
