package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.testkit.audit.Asked;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A payment provider that calls back as Stripe does: signed, in any order, more than once, and
 * again until it is answered (docs.stripe.com/webhooks).
 */
final class Provider extends Outsider {
    static final String SECRET = "whsec_simulation";

    private static final int STEP_DAYS_MAX = 6;

    /** A provider often tells all of a case at once. */
    private static final Duration HASTE = Duration.ofSeconds(3);

    private static final long FEE_MINOR = 1500;

    Provider(World world) {
        super(world);
    }

    /**
     * Money that was collected.
     *
     * @param id the charge's
     * @param currency in lower case
     */
    record Charge(String id, String invoice, String currency, long amountMinor) {}

    /** Tells of a charge, and now and then of what its bank wants back later. */
    void collected(Charge charge) {
        warn(charge, "first", 250);
        told(charge);
        if (chance().happens(500, "dispute of " + charge.id())) {
            disputed(charge);
        }
    }

    /** A bank reports fraud, perhaps before anything else is told; once more about some of it. */
    private void warn(Charge charge, String which, int perMille) {
        String key = which + " fraud report of " + charge.id();
        if (chance().happens(perMille, key)) {
            String id = "issfr_" + which + "_" + charge.id();
            plan(
                    chance().happens(400, "haste of " + key)
                            ? soon(key)
                            : within(STEP_DAYS_MAX, key),
                    key,
                    key,
                    () -> {
                        tell(warning(id, charge, "created"));
                        if (chance().happens(300, "update of " + key)) {
                            tell(warning(id, charge, "updated"));
                        }
                        warn(charge, "second", which.equals("first") ? 200 : 0);
                    });
        }
    }

    private ObjectNode warning(String id, Charge charge, String what) {
        ObjectNode event = event("evt_" + what + id, "radar.early_fraud_warning." + what);
        event.putObject("data")
                .putObject("object")
                .put("id", id)
                .put("object", "radar.early_fraud_warning")
                .put("charge", charge.id())
                .put("created", world().timeline().instant().getEpochSecond())
                .put("fraud_type", "unauthorized_use_of_card")
                .put("actionable", what.equals("created"));
        return event;
    }

    /** A payer pays by card, by his own deed. */
    void paid(Charge charge) {
        world().acquirer().knows(charge);
        took(charge);
        collected(charge);
    }

    /** Takes money by the payer's own deed, and tells of it. */
    void charged(Charge charge) {
        took(charge);
        told(charge);
    }

    /** Notes money that the payer gave by himself, without our asking. */
    private void took(Charge charge) {
        world().auditor()
                .took(
                        new Asked(
                                "",
                                charge.id(),
                                charge.invoice(),
                                charge.amountMinor(),
                                charge.currency().toUpperCase(Locale.ROOT)));
        world().acquirer().payouts().charged(charge);
    }

    /** Tells what came of a refund. */
    void refunded(ObjectNode refund, String type) {
        ObjectNode event = event("evt_" + type + "_" + refund.path("id").asText(), type);
        event.putObject("data").set("object", refund);
        tell(event);
    }

    private void told(Charge charge) {
        ObjectNode event = event("evt_" + charge.id(), "charge.succeeded");
        ObjectNode object = event.putObject("data").putObject("object");
        object.put("id", charge.id())
                .put("object", "charge")
                .put("amount_captured", charge.amountMinor())
                .put("currency", charge.currency())
                .put("captured", true);
        object.putObject("metadata").put("invoice", charge.invoice());
        tell(event);
    }

    /** Created, withdrawn and closed are told at times of their own, so in any order. */
    private void disputed(Charge charge) {
        boolean won = chance().happens(500, "outcome of " + charge.id());
        Instant begin = world().timeline().instant();
        world().acquirer().desk().opens("dp_" + charge.id(), begin);
        planDispute(charge, "created", "needs_response", 0, begin);
        planDispute(charge, "funds_withdrawn", "needs_response", 1, begin.plusSeconds(1));
        planDispute(charge, "closed", won ? "won" : "lost", 1, begin.plusSeconds(2));
        if (won) {
            planDispute(charge, "funds_reinstated", "won", 2, begin.plusSeconds(3));
        }
    }

    private void planDispute(
            Charge charge, String type, String status, int movements, Instant created) {
        String key = "dispute " + charge.id() + " " + type;
        boolean isHasty = chance().happens(400, "haste of " + charge.id());
        plan(
                isHasty ? soon(key) : within(STEP_DAYS_MAX, key),
                key,
                "%s of %s, %s".formatted(key, charge.invoice(), status),
                () -> {
                    if (type.equals("closed")) {
                        world().acquirer().desk().closes("dp_" + charge.id(), status);
                    }
                    ObjectNode event =
                            dispute(charge, type, status, movements, created, World.BEGIN);
                    ((ObjectNode) event.at("/data/object"))
                            .putObject("evidence_details")
                            .put("due_by", CaseDesk.dueBy(created).getEpochSecond());
                    tell(event);
                });
    }

    /**
     * Tells of a case about a whole charge.
     *
     * @param movements 0 for none, 1 when the money was taken, 2 when it came back as well
     * @param takenAt when the money was taken
     */
    void reported(Charge charge, String type, String status, int movements, Instant takenAt) {
        tell(dispute(charge, type, status, movements, world().timeline().instant(), takenAt));
    }

    private Instant soon(String what) {
        return world().timeline()
                .instant()
                .plus(chance().between(Duration.ZERO, HASTE, "haste of " + what));
    }

    private ObjectNode dispute(
            Charge charge,
            String type,
            String status,
            int movements,
            Instant created,
            Instant takenAt) {
        ObjectNode event = event("evt_dp_" + type + "_" + charge.id(), "charge.dispute." + type);
        event.put("created", created.getEpochSecond());
        ObjectNode object = event.putObject("data").putObject("object");
        object.put("id", "dp_" + charge.id())
                .put("object", "dispute")
                .put("charge", charge.id())
                .put("amount", charge.amountMinor())
                .put("currency", charge.currency())
                .put("reason", "fraudulent")
                .put("status", status);
        ArrayNode moved = object.putArray("balance_transactions");
        if (movements > 0) {
            move(moved, "txn_out_", charge, -charge.amountMinor(), takenAt);
        }
        if (movements > 1) {
            move(moved, "txn_in_", charge, charge.amountMinor(), created);
        }
        return event;
    }

    /** What is taken costs a fee. */
    private void move(ArrayNode moved, String prefix, Charge charge, long amount, Instant at) {
        long fee = amount < 0 ? FEE_MINOR : 0;
        world().acquirer().payouts().disputed(charge, prefix + charge.id(), amount, fee);
        moved.addObject()
                .put("id", prefix + charge.id())
                .put("amount", amount)
                .put("fee", fee)
                .put("currency", charge.currency())
                .put("created", at.getEpochSecond());
    }

    private ObjectNode event(String id, String type) {
        return Json.object()
                .put("id", id)
                .put("object", "event")
                .put("type", type)
                .put("created", world().timeline().instant().getEpochSecond());
    }

    private void tell(ObjectNode event) {
        insist(attempt -> request(event, SECRET, attempt), status -> status == 200);
        if (chance().happens(200, "repeat of " + event.path("id").asText())) {
            insist(attempt -> request(event, SECRET, 100 + attempt), status -> status == 200);
        }
    }

    /** Plans somebody who does not know the secret. */
    void planForgeries() {
        for (int i = 0; i < chance().below(3, "forgeries"); i++) {
            String key = "forgery " + i;
            ObjectNode event = event("evt_forged_" + i, "charge.succeeded");
            event.putObject("data").putObject("object").put("id", "ch_forged_" + i);
            plan(
                    within(60, key),
                    key,
                    "a forged webhook " + event,
                    () ->
                            insist(
                                    attempt -> request(event, "whsec_guessed", attempt),
                                    Outsider::isFinal));
        }
    }

    private Door.Request request(ObjectNode event, String secret, int attempt) {
        byte[] body = Json.bytes(event);
        boolean believed = world().sabotage().believesAnybody();
        String header = signature(believed ? SECRET : secret, body);
        return new Door.Request(
                "webhook %s, call %d".formatted(event.path("id").asText(), attempt),
                "POST /webhooks/{provider}",
                "stripe",
                "",
                Map.of("stripe-signature", header, "content-type", "application/json"),
                body,
                secret.equals(SECRET));
    }

    private String signature(String secret, byte[] body) {
        long time = world().timeline().instant().getEpochSecond();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
