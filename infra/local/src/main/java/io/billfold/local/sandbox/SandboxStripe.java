package io.billfold.local.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Answer;
import io.billfold.local.http.Endpoint;
import io.billfold.local.http.Request;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The part of Stripe's API that the functions call, in memory, under {@link #PATH}. Its webhooks
 * arrive before its answers: whoever asks must stand that.
 *
 * <p>Calls with an idempotency key are answered as the first time (docs.stripe.com/api/
 * idempotent_requests); the same key with other parameters is an error.
 */
public final class SandboxStripe implements Endpoint {
    /** Where it answers on the local cloud's port. */
    public static final String PATH = "/_billfold/stripe";

    private static final long PAGE_SIZE = 10;
    private static final long PAGE_SIZE_MAX = 100;

    private final InstantSource clock;
    private final Consumer<ObjectNode> webhooks;
    private final Map<String, ObjectNode> intents = new LinkedHashMap<>();
    private final Map<String, ObjectNode> charges = new TreeMap<>();
    private final List<ObjectNode> refunds = new ArrayList<>();
    private final Map<String, Kept> byKey = new TreeMap<>();
    private final SandboxDisputes disputes = new SandboxDisputes();
    private int made;

    /**
     * @param clock business time, which its objects are dated by
     * @param webhooks takes its events
     */
    public SandboxStripe(InstantSource clock, Consumer<ObjectNode> webhooks) {
        this.clock = clock;
        this.webhooks = webhooks;
    }

    private record Kept(Map<String, String> parameters, Answer answer) {}

    @Override
    public Answer answer(Request request) {
        List<ObjectNode> events = new ArrayList<>();
        Answer answer = answer(request, events);
        // not while the calls of others wait
        events.forEach(webhooks);
        return answer;
    }

    private synchronized Answer answer(Request request, List<ObjectNode> events) {
        StripeForm form = StripeForm.of(request);
        String path = request.path().substring(PATH.length());
        if (request.method().equals("POST")) {
            String key = request.headerOr("idempotency-key", "");
            Kept kept = byKey.get(key);
            if (kept != null) {
                return kept.parameters().equals(form.values()) ? kept.answer() : otherParameters();
            }
            Answer answer = posted(path, form, events);
            if (!key.isEmpty()) {
                byKey.put(key, new Kept(form.values(), answer));
            }
            return answer;
        }
        return looked(path, form);
    }

    private static Answer otherParameters() {
        return error(
                400,
                StripeObjects.error(
                        "idempotency_error",
                        null,
                        "Keys for idempotent requests can only be used with the same parameters"));
    }

    private static Answer error(int status, ObjectNode error) {
        return Answer.json(status, error);
    }

    private static Answer unknown(String what) {
        return error(
                404,
                StripeObjects.error(
                        "invalid_request_error", "resource_missing", "No such " + what));
    }

    private Answer posted(String path, StripeForm form, List<ObjectNode> events) {
        if (SandboxDisputes.isHere(path)) {
            return answered(path, form, events);
        }
        return switch (path) {
            case "/v1/payment_intents" -> charge(form, events);
            case "/v1/refunds" -> refund(form, events);
            default -> unknown("route: POST " + path);
        };
    }

    /** What answers a dispute: it changes once, and its webhook tells. */
    private Answer answered(String path, StripeForm form, List<ObjectNode> events) {
        ObjectNode dispute = disputes.find(path);
        if (path.equals("/v1/files")) {
            return Answer.json(200, disputes.file());
        }
        if (dispute == null) {
            return unknown("dispute: " + path);
        }
        if (!SandboxDisputes.isOpen(dispute)) {
            return error(
                    400,
                    StripeObjects.error(
                            "invalid_request_error", null, "This dispute is already closed"));
        }
        SandboxDisputes.change(dispute, path, form);
        if (!SandboxDisputes.isOpen(dispute)) {
            events.add(event(SandboxDisputes.event(dispute), dispute.deepCopy()));
        }
        return Answer.json(200, dispute);
    }

    private Answer looked(String path, StripeForm form) {
        ObjectNode dispute = disputes.find(path);
        if (dispute != null) {
            return Answer.json(200, dispute);
        }
        if (path.equals("/v1/payment_intents")) {
            return listed(form);
        }
        if (path.equals("/v1/refunds")) {
            String charge = form.text("charge");
            return StripeObjects.list(
                    refunds.stream().filter(it -> isOf(charge, it)).toList(), false);
        }
        String prefix = "/v1/payment_intents/";
        ObjectNode intent =
                path.startsWith(prefix) ? intents.get(path.substring(prefix.length())) : null;
        if (intent == null) {
            return unknown("object: GET " + path);
        }
        settle(intent);
        return Answer.json(200, intent);
    }

    private static boolean isOf(String charge, ObjectNode refund) {
        return refund.path("charge").asText().equals(charge);
    }

    /** Whole or in parts, never more than was charged. */
    private Answer refund(StripeForm form, List<ObjectNode> events) {
        ObjectNode charge = charges.get(form.text("charge"));
        if (charge == null) {
            return unknown("charge: '" + form.text("charge") + "'");
        }
        long refunded = charge.path("amount_refunded").asLong() + form.number("amount", 0);
        if (refunded > charge.path("amount").asLong()) {
            return error(
                    400,
                    StripeObjects.error(
                            "invalid_request_error", "charge_already_refunded", "too much"));
        }
        charge.put("amount_refunded", refunded);
        ObjectNode refund = StripeObjects.refund("re_sandbox_" + ++made, form, now());
        refunds.add(refund);
        events.add(event("refund.updated", refund));
        return Answer.json(200, refund);
    }

    /** A debit that its bank was asked about: it is good when somebody looks at it. */
    private void settle(ObjectNode intent) {
        if (intent.path("status").asText().equals("processing")) {
            charged(intent, "sepa_debit");
        }
    }

    private Answer listed(StripeForm form) {
        long limit = Math.min(form.number("limit", PAGE_SIZE), PAGE_SIZE_MAX);
        String after = form.text("starting_after");
        List<ObjectNode> found = new ArrayList<>();
        boolean isAfter = after.isEmpty();
        for (ObjectNode intent : new ArrayList<>(intents.values()).reversed()) {
            if (isAfter && isAsked(intent, form)) {
                found.add(intent);
            }
            isAfter |= intent.path("id").asText().equals(after);
        }
        boolean hasMore = found.size() > limit;
        return StripeObjects.list(hasMore ? found.subList(0, (int) limit) : found, hasMore);
    }

    private static boolean isAsked(ObjectNode intent, StripeForm form) {
        long created = intent.path("created").asLong();
        return (form.text("customer").isEmpty()
                        || form.text("customer").equals(intent.path("customer").asText()))
                && created >= form.number("created[gte]", 0)
                && created <= form.number("created[lte]", Long.MAX_VALUE);
    }

    private Answer charge(StripeForm form, List<ObjectNode> events) {
        boolean isDebit = form.text("payment_method_types[0]").equals("sepa_debit");
        Instrument instrument = Instrument.of(form.text("payment_method")).orElse(null);
        if (instrument == null && !isDebit) {
            return unknown("PaymentMethod: '" + form.text("payment_method") + "'");
        }
        String id = "pi_sandbox_" + ++made;
        ObjectNode intent = StripeObjects.intent(id, form, "processing", now());
        intents.put(id, intent);
        if (isDebit || instrument == null) {
            return Answer.json(200, intent);
        }
        if (instrument.code() != null) {
            intent.put("status", "requires_payment_method");
            return error(402, StripeObjects.refusal(instrument, intent));
        }
        ObjectNode charge = charged(intent, instrument.brand());
        events.add(event("charge.succeeded", charge));
        if (instrument.token().equals(Instrument.DISPUTED)) {
            events.add(event("charge.dispute.created", disputes.open(charge, clock.instant())));
        }
        return instrument.token().equals(Instrument.ANSWER_LOST)
                ? error(500, StripeObjects.error("api_error", null, "this answer is lost"))
                : Answer.json(200, intent);
    }

    private ObjectNode charged(ObjectNode intent, String brand) {
        String id = intent.path("id").asText().replace("pi_", "ch_");
        ObjectNode charge = StripeObjects.charge(id, intent, brand, now());
        charges.put(id, charge);
        return charge;
    }

    private ObjectNode event(String type, ObjectNode object) {
        String id = "evt_" + object.path("id").asText() + "_" + type.replace('.', '_');
        return StripeObjects.event(id, type, object, now());
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
