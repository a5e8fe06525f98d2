package io.billfold.checks.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks as Stripe sends them (docs.stripe.com/webhooks, /api/disputes/object). */
public final class Stripe {
    private Stripe() {}

    /** The header for a body that is sent now. */
    public static String signature(String body, String secret) {
        long now = Instant.now().getEpochSecond();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal((now + "." + body).getBytes(UTF_8));
            return "t=" + now + ",v1=" + HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Money was collected for an invoice. */
    public static String charge(
            String event, String charge, String invoice, long cents, String at) {
        ObjectNode object =
                Json.object()
                        .put("id", charge)
                        .put("object", "charge")
                        .put("amount", cents)
                        .put("amount_captured", cents)
                        .put("captured", true)
                        .put("currency", "eur");
        object.putObject("metadata").put("invoice", invoice);
        return event(event, "charge.succeeded", at, object);
    }

    /** A report on a dispute; its movements are added by {@link #moved}. */
    public static ObjectNode dispute(String dispute, String charge, String status, long cents) {
        ObjectNode object =
                Json.object()
                        .put("id", dispute)
                        .put("object", "dispute")
                        .put("charge", charge)
                        .put("amount", cents)
                        .put("currency", "eur")
                        .put("reason", "fraudulent")
                        .put("status", status);
        object.putObject("evidence_details")
                .put("due_by", Instant.parse("2026-02-10T00:00:00Z").getEpochSecond());
        object.putArray("balance_transactions");
        return object;
    }

    /** The same dispute with one more movement of money. */
    public static ObjectNode moved(
            ObjectNode dispute, String id, long cents, long feeCents, String at) {
        ObjectNode copy = dispute.deepCopy();
        copy.withArray("balance_transactions")
                .addObject()
                .put("id", id)
                .put("amount", cents)
                .put("fee", feeCents)
                .put("currency", "eur")
                .put("created", Instant.parse(at).getEpochSecond());
        return copy;
    }

    /** An event about an object. */
    public static String event(String id, String type, String at, ObjectNode object) {
        ObjectNode event =
                Json.object()
                        .put("id", id)
                        .put("object", "event")
                        .put("type", type)
                        .put("created", Instant.parse(at).getEpochSecond());
        event.putObject("data").set("object", object);
        return event.toString();
    }
}
