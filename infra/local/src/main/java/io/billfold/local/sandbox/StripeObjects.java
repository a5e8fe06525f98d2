package io.billfold.local.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Answer;
import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** Stripe's objects, with the fields that are used. */
final class StripeObjects {
    private StripeObjects() {}

    /** An intent that has its outcome: {@code succeeded}, {@code processing} or refused. */
    static ObjectNode intent(String id, StripeForm form, String status, long created) {
        ObjectNode intent =
                Json.object()
                        .put("id", id)
                        .put("object", "payment_intent")
                        .put("amount", form.number("amount", 0))
                        .put("amount_received", 0)
                        .put("currency", form.text("currency"))
                        .put("customer", form.values().get("customer"))
                        .put("payment_method", form.text("payment_method"))
                        .put("status", status)
                        .put("created", created);
        form.under("metadata").forEach(intent.putObject("metadata")::put);
        return intent;
    }

    /** The intent's charge, which is made now; the intent then shows it. */
    static ObjectNode charge(String id, ObjectNode intent, String brand, long created) {
        long amount = intent.path("amount").asLong();
        ObjectNode charge =
                Json.object()
                        .put("id", id)
                        .put("object", "charge")
                        .put("amount", amount)
                        .put("amount_captured", amount)
                        .put("amount_refunded", 0)
                        .put("captured", true)
                        .put("paid", true)
                        .put("currency", intent.path("currency").asText())
                        .put("payment_intent", intent.path("id").asText())
                        .put("status", "succeeded")
                        .put("created", created);
        charge.set("metadata", intent.path("metadata").deepCopy());
        charge.putObject("payment_method_details")
                .put("type", "card")
                .putObject("card")
                .put("brand", brand)
                .put("network", brand);
        intent.put("status", "succeeded").put("amount_received", amount);
        intent.set("latest_charge", charge);
        return charge;
    }

    /** A refund that has gone out. */
    static ObjectNode refund(String id, StripeForm form, long created) {
        ObjectNode refund =
                Json.object()
                        .put("id", id)
                        .put("object", "refund")
                        .put("amount", form.number("amount", 0))
                        .put("charge", form.text("charge"))
                        .put("status", "succeeded")
                        .put("created", created);
        ObjectNode metadata = refund.putObject("metadata");
        form.under("metadata").forEach(metadata::put);
        return refund;
    }

    static ObjectNode error(String type, @Nullable String code, String message) {
        ObjectNode error = Json.object();
        error.putObject("error").put("type", type).put("code", code).put("message", message);
        return error;
    }

    /** How a card's bank refuses it. */
    static ObjectNode refusal(Instrument instrument, ObjectNode intent) {
        String code = Objects.requireNonNull(instrument.code());
        ObjectNode error = error("card_error", code, "Your card was declined.");
        ObjectNode inner = (ObjectNode) error.path("error");
        inner.put("decline_code", instrument.declineCode())
                .put("network_decline_code", instrument.networkCode());
        inner.putObject("payment_method")
                .put("id", instrument.token())
                .put("object", "payment_method")
                .putObject("card")
                .put("brand", instrument.brand());
        intent.set("last_payment_error", inner.deepCopy());
        inner.set("payment_intent", intent.deepCopy());
        return error;
    }

    static ObjectNode event(String id, String type, ObjectNode object, long created) {
        ObjectNode event =
                Json.object()
                        .put("id", id)
                        .put("object", "event")
                        .put("type", type)
                        .put("created", created);
        event.putObject("data").set("object", object.deepCopy());
        return event;
    }

    static Answer list(List<ObjectNode> objects, boolean hasMore) {
        ObjectNode list = Json.object().put("object", "list").put("has_more", hasMore);
        ArrayNode entries = list.putArray("data");
        objects.forEach(entries::add);
        return Answer.json(200, list);
    }
}
