package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.testkit.audit.Asked;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A provider with an API as Stripe's: charges what it has a method for, refuses some, decides about
 * debits days later, and gives back. It answers a key as the first time and forgets it after a day
 * (docs.stripe.com/api/idempotent_requests); its webhooks come at once, late, twice, in any order.
 *
 * <p>What becomes of a method is in its token: {@code pm_good_...}, {@code pm_soft_...}, which is
 * refused now and then, {@code pm_hard_...} or {@code pm_debit_...}.
 */
final class Acquirer {
    private static final Duration KEYS_KEPT = Duration.ofHours(24);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATE = Duration.ofHours(8);
    private static final Duration DAYS = Duration.ofDays(3);

    /** Days until a bank decides; at a time of day at which little else happens. */
    private static final int BANK_DAYS_MAX = 3;

    private static final Duration TIME_OF_BANKS = Duration.ofHours(9);

    private final World world;
    private final Provider provider;
    private final Map<String, ObjectNode> intents = new LinkedHashMap<>();
    private final Map<String, ObjectNode> charges = new TreeMap<>();
    private final List<ObjectNode> refunds = new ArrayList<>();
    private final Map<String, Kept> kept = new TreeMap<>();
    private final CaseDesk desk;
    private final Payouts payouts;

    Acquirer(World world) {
        this.world = world;
        this.provider = new Provider(world);
        this.desk = new CaseDesk(world);
        this.payouts = new Payouts(world);
    }

    /** What it holds of the sellers' money. */
    Payouts payouts() {
        return payouts;
    }

    /** Where it takes answers to disputes. */
    CaseDesk desk() {
        return desk;
    }

    /** An answer of its API. */
    record Reply(int status, ObjectNode body) {}

    private record Kept(Instant at, Map<String, String> form, Reply reply) {}

    /**
     * Answers a call.
     *
     * @param form the parameters, as HTML forms have them
     * @param key the idempotency key; empty for none
     */
    Reply answer(String method, String path, Map<String, String> form, String key) {
        if (!method.equals("POST")) {
            return CaseDesk.isHere(path) ? desk.answer(method, path, form) : looked(path, form);
        }
        Kept before = kept.get(key);
        if (before != null && now().isBefore(before.at().plus(KEYS_KEPT))) {
            return before.form().equals(form)
                    ? before.reply()
                    : error(400, "idempotency_error", null);
        }
        Reply reply = confused(posted(path, form, key), key);
        kept.put(key, new Kept(now(), form, reply));
        return reply;
    }

    private Instant now() {
        return world.timeline().instant();
    }

    /** It keeps an answer of 500, too, whatever it did. */
    private Reply confused(Reply reply, String key) {
        return world.faults().happens(Fault.CONFUSED, "provider's answer to " + key)
                ? error(500, "api_error", null)
                : reply;
    }

    private Reply posted(String path, Map<String, String> form, String key) {
        return switch (path) {
            case "/v1/payment_intents" -> charge(form, key);
            case "/v1/refunds" -> refund(form, key);
            default -> desk.answer("POST", path, form);
        };
    }

    private Reply charge(Map<String, String> form, String key) {
        ObjectNode intent = intent(form, key);
        intents.put(intent.path("id").asText(), intent);
        String code = refusal(text(form, "payment_method"), key);
        if (!code.isEmpty()) {
            return new Reply(402, refused(intent, code));
        }
        world.auditor().charging(asked(intent));
        if (text(form, "payment_method").startsWith("pm_debit")) {
            planDecision(intent);
        } else {
            take(intent);
        }
        return new Reply(200, intent.deepCopy());
    }

    private ObjectNode intent(Map<String, String> form, String key) {
        ObjectNode intent =
                Json.object()
                        .put("id", "pi_" + name(key))
                        .put("object", "payment_intent")
                        .put("amount", Long.parseLong(text(form, "amount")))
                        .put("amount_received", 0)
                        .put("currency", text(form, "currency"))
                        .put("customer", text(form, "customer"))
                        .put("status", "processing")
                        .put("created", now().getEpochSecond());
        intent.set("metadata", metadata(form));
        return intent;
    }

    /** What stands in an id; as short as the provider's own. */
    private String name(String key) {
        return Long.toHexString(world.chance().draw(key));
    }

    private static ObjectNode metadata(Map<String, String> form) {
        ObjectNode metadata = Json.object();
        form.forEach(
                (name, value) -> {
                    if (name.startsWith("metadata[")) {
                        metadata.put(
                                name.substring("metadata[".length(), name.length() - 1), value);
                    }
                });
        return metadata;
    }

    /** The bank's word, the same for the same key; empty when it pays. */
    private String refusal(String token, String key) {
        if (token.startsWith("pm_hard")) {
            return "stolen_card";
        }
        boolean isShort =
                token.startsWith("pm_soft") && world.chance().happens(600, "funds for " + key);
        return isShort ? "insufficient_funds" : "";
    }

    private static ObjectNode refused(ObjectNode intent, String code) {
        ObjectNode body = error(402, "card_error", "card_declined").body();
        ObjectNode error = (ObjectNode) body.path("error");
        error.put("decline_code", code);
        intent.put("status", "requires_payment_method");
        intent.set("last_payment_error", error.deepCopy());
        error.set("payment_intent", intent.deepCopy());
        return body;
    }

    private static Asked asked(ObjectNode intent) {
        return new Asked(
                intent.at("/metadata/attempt").asText(),
                intent.path("id").asText().replace("pi_", "ch_"),
                intent.at("/metadata/invoice").asText(),
                intent.path("amount").asLong(),
                intent.path("currency").asText().toUpperCase(Locale.ROOT));
    }

    private void planDecision(ObjectNode intent) {
        String what = "debit of " + intent.path("id").asText();
        boolean isGood = world.chance().happens(700, what);
        world.timeline().everAt(morning(what), () -> decide(intent, isGood));
    }

    /** When a bank decides; what comes after the last look nobody waits for. */
    private Instant morning(String what) {
        long days = 1 + world.chance().below(BANK_DAYS_MAX, "days of " + what);
        return now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(days)).plus(TIME_OF_BANKS);
    }

    private void decide(ObjectNode intent, boolean isGood) {
        if (isGood) {
            take(intent);
        } else {
            refused(intent, "insufficient_funds");
            world.auditor().chargeFailed(asked(intent));
        }
    }

    private void take(ObjectNode intent) {
        Asked asked = asked(intent);
        ObjectNode charge = Json.object().put("id", asked.charge()).put("object", "charge");
        charge.put("created", now().getEpochSecond());
        charges.put(asked.charge(), charge);
        intent.put("status", "succeeded").put("amount_received", asked.amountMinor());
        intent.set("latest_charge", charge.deepCopy());
        charge.put("amount", asked.amountMinor()).put("refunded", 0);
        world.auditor().took(asked);
        Provider.Charge told =
                new Provider.Charge(
                        asked.charge(),
                        asked.invoice(),
                        intent.path("currency").asText(),
                        asked.amountMinor());
        charge.put("invoice", told.invoice()).put("currency", told.currency());
        payouts.charged(told);
        later(asked.charge(), () -> provider.collected(told));
    }

    /** Tells of something at once, hours or days later, and without much delay when all is calm. */
    private void later(String what, Runnable webhook) {
        String key = "webhook of " + what;
        long lateness = world.chance().below(10, "lateness of " + key);
        Duration most = lateness < 6 || world.faults().isStopped() ? SOON : LATE;
        Duration wait =
                world.chance()
                        .between(
                                Duration.ZERO,
                                lateness == 9 && !world.faults().isStopped() ? DAYS : most,
                                key);
        world.timeline().in(wait, () -> world.network().outside(webhook));
    }

    /** Money that a payer gave by himself can be given back as any other. */
    void knows(Provider.Charge charge) {
        charges.put(
                charge.id(),
                Json.object()
                        .put("id", charge.id())
                        .put("invoice", charge.invoice())
                        .put("currency", charge.currency())
                        .put("amount", charge.amountMinor())
                        .put("refunded", 0));
    }

    private Reply refund(Map<String, String> form, String key) {
        ObjectNode charge = charges.get(text(form, "charge"));
        if (charge == null) {
            return error(404, "invalid_request_error", "resource_missing");
        }
        long amount = Long.parseLong(text(form, "amount"));
        long refunded = charge.path("refunded").asLong() + amount;
        if (refunded > charge.path("amount").asLong()) {
            return error(400, "invalid_request_error", "charge_already_refunded");
        }
        charge.put("refunded", refunded);
        ObjectNode refund =
                Json.object()
                        .put("id", "re_" + name(key))
                        .put("object", "refund")
                        .put("amount", amount)
                        .put("charge", text(form, "charge"))
                        .put("status", "pending")
                        .put("created", now().getEpochSecond());
        refund.set("metadata", metadata(form));
        refunds.add(refund);
        settle(refund, "refund of " + key);
        return new Reply(200, refund.deepCopy());
    }

    /** Most go out at once, some after days or never; a few come back from the payer's bank. */
    private void settle(ObjectNode refund, String what) {
        switch ((int) world.chance().below(10, what)) {
            case 0, 1 -> world.timeline().everAt(morning(what), () -> goesOut(refund));
            case 2 -> world.timeline().everAt(morning(what), () -> fails(refund));
            case 3 -> {
                goesOut(refund);
                world.timeline().everAt(morning(what), () -> comesBack(refund));
            }
            default -> goesOut(refund);
        }
    }

    private void goesOut(ObjectNode refund) {
        refund.put("status", "succeeded");
        world.auditor().gaveBack(noted(refund, "refund"), refund.path("amount").asLong());
        payouts.refunded(partOf(refund), refund.path("id").asText(), false);
        tell(refund, "refund.updated");
    }

    private void comesBack(ObjectNode refund) {
        world.auditor().cameBack(noted(refund, "refund"), refund.path("amount").asLong());
        payouts.refunded(partOf(refund), refund.path("id").asText(), true);
        fails(refund);
    }

    /** As much of a charge as a refund gives back. */
    private Provider.Charge partOf(ObjectNode refund) {
        ObjectNode charge = Objects.requireNonNull(charges.get(refund.path("charge").asText()));
        return new Provider.Charge(
                charge.path("id").asText(),
                charge.path("invoice").asText(),
                charge.path("currency").asText(),
                refund.path("amount").asLong());
    }

    private void fails(ObjectNode refund) {
        ObjectNode charge = Objects.requireNonNull(charges.get(refund.path("charge").asText()));
        charge.put("refunded", charge.path("refunded").asLong() - refund.path("amount").asLong());
        refund.put("status", "failed").put("failure_reason", "declined");
        tell(refund, "refund.failed");
    }

    private void tell(ObjectNode refund, String type) {
        ObjectNode told = refund.deepCopy();
        later(type + " " + refund.path("id").asText(), () -> provider.refunded(told, type));
    }

    private static String noted(ObjectNode object, String name) {
        return object.path("metadata").path(name).asText();
    }

    private Reply looked(String path, Map<String, String> form) {
        String prefix = "/v1/payment_intents/";
        if (path.startsWith(prefix)) {
            ObjectNode intent = intents.get(path.substring(prefix.length()));
            return intent == null
                    ? error(404, "invalid_request_error", "resource_missing")
                    : new Reply(200, intent.deepCopy());
        }
        return switch (path) {
            case "/v1/payment_intents" -> list(intents.values().stream().toList(), form);
            case "/v1/refunds" ->
                    list(
                            refunds.stream()
                                    .filter(
                                            it ->
                                                    it.path("charge")
                                                            .asText()
                                                            .equals(form.get("charge")))
                                    .toList(),
                            form);
            default -> throw new UnsupportedOperationException("GET " + path);
        };
    }

    /** The latest first, of a payer and a time where that is asked for; fewer than a page. */
    private static Reply list(List<ObjectNode> all, Map<String, String> form) {
        ObjectNode list = Json.object().put("object", "list").put("has_more", false);
        ArrayNode entries = list.putArray("data");
        long from = Long.parseLong(form.getOrDefault("created[gte]", "0"));
        long to = Long.parseLong(form.getOrDefault("created[lte]", "99999999999"));
        all.reversed().stream()
                .filter(it -> it.path("created").asLong() >= from)
                .filter(it -> it.path("created").asLong() <= to)
                .filter(it -> form.getOrDefault("customer", payer(it)).equals(payer(it)))
                .forEach(it -> entries.add(it.deepCopy()));
        return new Reply(200, list);
    }

    private static String payer(ObjectNode object) {
        return object.path("customer").asText();
    }

    private static String text(Map<String, String> form, String name) {
        return form.getOrDefault(name, "");
    }

    static Reply error(int status, String type, @Nullable String code) {
        ObjectNode body = Json.object();
        body.putObject("error").put("type", type).put("code", code).put("message", "as asked");
        return new Reply(status, body);
    }
}
