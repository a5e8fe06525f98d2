package io.billfold.local.command.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.command.Connection;
import io.billfold.local.http.Json;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Calls of Stripe's webhook, in the form of docs.stripe.com/api/disputes and signed as Stripe does.
 */
final class StripeCalls {
    private static final Duration TIME_TO_RESPOND = Duration.ofDays(9);
    private static final long FEE_MINOR = 1500;

    private final Connection cloud;
    private final String secret;

    StripeCalls(Connection cloud, String secret) {
        this.cloud = cloud;
        this.secret = secret;
    }

    /**
     * What is disputed.
     *
     * @param id for example {@code dp_demo_1}
     * @param charge the charge that paid the invoice
     * @param amountMinor in minor units
     * @param currency ISO 4217
     * @param reason Stripe's word
     */
    record Case(String id, String charge, long amountMinor, String currency, String reason) {}

    /** The dispute as Stripe's event shows it; movements are added by the caller. */
    ObjectNode event(Case disputed, String type, String status, Instant created) {
        ObjectNode event =
                Json.object()
                        .put("id", "evt_" + disputed.id() + "_" + type.replace('.', '_'))
                        .put("object", "event")
                        .put("type", type)
                        .put("created", created.getEpochSecond());
        ObjectNode dispute = event.putObject("data").putObject("object");
        dispute.put("id", disputed.id())
                .put("object", "dispute")
                .put("charge", disputed.charge())
                .put("amount", disputed.amountMinor())
                .put("currency", disputed.currency())
                .put("reason", disputed.reason())
                .put("status", status);
        dispute.putObject("evidence_details")
                .put("due_by", created.plus(TIME_TO_RESPOND).getEpochSecond());
        dispute.putArray("balance_transactions");
        return event;
    }

    /** Adds the money that was taken, with the fee. */
    static ObjectNode withdrawn(ObjectNode event, Case disputed, Instant at) {
        return moved(event, disputed, "_out", -disputed.amountMinor(), FEE_MINOR, at);
    }

    /** Adds the money that came back; the fee does not. */
    static ObjectNode reinstated(ObjectNode event, Case disputed, Instant at) {
        return moved(event, disputed, "_in", disputed.amountMinor(), 0, at);
    }

    private static ObjectNode moved(
            ObjectNode event, Case disputed, String suffix, long amount, long fee, Instant at) {
        ArrayNode movements = (ArrayNode) event.at("/data/object/balance_transactions");
        movements
                .addObject()
                .put("id", "txn_" + disputed.id() + suffix)
                .put("amount", amount)
                .put("fee", fee)
                .put("currency", disputed.currency())
                .put("created", at.getEpochSecond());
        return event;
    }

    /** Calls with a signature that holds: real time, as the receiver checks its age. */
    Connection.Reply send(ObjectNode event) {
        return send(event, secret);
    }

    /** Calls as somebody who does not know the secret. */
    Connection.Reply forge(ObjectNode event) {
        return send(event, "whsec_guessed");
    }

    private Connection.Reply send(ObjectNode event, String key) {
        byte[] body = Json.bytes(event);
        long time = Instant.now().getEpochSecond();
        String header = "t=" + time + ",v1=" + signature(key, time, body);
        return cloud.send("POST", "/webhooks/stripe", Map.of("Stripe-Signature", header), body);
    }

    /** HMAC-SHA256 over {@code t.body} with the endpoint's secret as text, in hexadecimal. */
    private static String signature(String key, long time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
