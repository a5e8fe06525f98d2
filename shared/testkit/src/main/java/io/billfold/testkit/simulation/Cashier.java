package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who decides about money that came: grants discounts, applies, parks, and undoes what was applied,
 * often while the next thing happens to it.
 */
final class Cashier extends Outsider {
    private static final int DAYS = 6;

    private final Remitters remitters;
    private final Set<String> known = new HashSet<>();

    Cashier(World world, Remitters remitters) {
        super(world);
        this.remitters = remitters;
    }

    /** The bus tells of money that came, perhaps for the second time. */
    void hear(JsonNode received) {
        String id = received.path("cashId").asText();
        if (known.add(id)) {
            boolean isApplied = received.path("state").asText().equals("applied");
            if (chance().happens(isApplied ? 400 : 800, "decision about " + id)) {
                Money amount =
                        Money.of(
                                CurrencyUnit.of(received.path("currency").asText()),
                                new BigDecimal(received.path("amount").asText()));
                remitters.meant(amount).ifPresent(bill -> decide(id, bill, isApplied));
            }
        }
    }

    private void decide(String id, Remitters.Bill bill, boolean isApplied) {
        ObjectNode granted = request("d-1", "apply");
        String rest = chance().happens(300, "rest of " + id) ? "withheld" : "discount";
        granted.putArray("invoices").addObject().put("number", bill.number()).put("rest", rest);
        ObjectNode plain = request("d-2", "apply");
        plain.putArray("invoices").addObject().put("number", bill.number());
        switch (isApplied ? 4 : (int) chance().below(4, "what is decided about " + id)) {
            case 0 -> post(id, plain);
            case 1 -> post(id, request("d-3", "assign").put("account", bill.account()));
            case 2 -> twice(id, request("d-4", "park"), granted);
            case 4 -> twice(id, request("d-5", "undo"), granted);
            default -> post(id, granted);
        }
    }

    private static ObjectNode request(String id, String what) {
        return Json.object()
                .put("version", 1)
                .put("decisionId", id)
                .put("do", what)
                .put("reason", "The payer said so");
    }

    /** One decision, and perhaps a better one some days or an instant later. */
    private void twice(String id, ObjectNode first, ObjectNode second) {
        Instant at = within(DAYS, "first decision about " + id);
        boolean isHasty = chance().happens(300, "haste about " + id);
        post(at, id, first);
        if (chance().happens(700, "second decision about " + id)) {
            Duration most = isHasty ? Duration.ofSeconds(3) : Duration.ofDays(DAYS);
            post(at.plus(chance().between(Duration.ZERO, most, "rest about " + id)), id, second);
        }
    }

    private void post(String id, ObjectNode decision) {
        post(within(DAYS, "decision about " + id), id, decision);
    }

    private void post(Instant at, String id, ObjectNode decision) {
        String key = "decision about %s: %s".formatted(id, decision.path("decisionId").asText());
        plan(
                at,
                key,
                key + " " + decision,
                () ->
                        insist(
                                attempt ->
                                        new Door.Request(
                                                key + ", call " + attempt,
                                                "POST /cash/{id}/decisions",
                                                id,
                                                "cashier",
                                                Map.of("content-type", "application/json"),
                                                Json.bytes(decision),
                                                true),
                                Outsider::isFinal));
    }
}
