package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who changes subscriptions: other plans, more and fewer seats, pauses, fees, discounts, an end;
 * now, in the past and in the future, twice under one id, and in ways that can't be. They also ask
 * what the next invoice will be.
 */
final class Subscribers extends Outsider {
    private static final int CHANGES_MAX = 4;
    private static final int DAYS = 38;
    private static final int AT_DAYS_BEFORE = 25;
    private static final int AT_DAYS_AFTER = 15;
    private static final List<String> ITEMS = List.of("a", "a", "a", "1", "b");
    private static final List<String> PLANS = List.of("basic", "team", "team", "annual", "none");

    private final Set<String> known = new HashSet<>();

    Subscribers(World world) {
        super(world);
    }

    /** The bus tells of an accepted order, perhaps for the second time. */
    void hear(JsonNode accepted) {
        String id = accepted.path("subscriptionId").asText();
        if (known.add(id)) {
            for (int i = 0; i < chance().below(CHANGES_MAX + 1L, "changes of " + id); i++) {
                planChange(id, "c" + i, accepted.path("currency").asText());
            }
            planPreview(id);
        }
    }

    private void planChange(String subscription, String id, String currency) {
        String key = "change " + id + " of " + subscription;
        Instant at = within(DAYS, key);
        ObjectNode change = change(subscription, id, key, currency, at);
        plan(at, key, key + ": " + change, () -> send(key, subscription, change));
        if (change.path("do").asText().equals("pause")) {
            ObjectNode resume = head(subscription, id + "r").put("do", "resume");
            Instant later = at.plus(Duration.ofDays(1 + chance().below(9, "rest of " + key)));
            plan(
                    later,
                    key + " ends",
                    key + " ends: " + resume,
                    () -> send(key + " ends", subscription, resume));
        }
        if (chance().happens(250, "repeat of " + key)) {
            plan(
                    at.plusMillis(chance().below(90_000, "haste of " + key)),
                    key + " again",
                    key + " is sent again",
                    () -> send(key + " again", subscription, change));
        }
        if (chance().happens(100, "conflict of " + key)) {
            ObjectNode other = change.deepCopy().put("do", "cancel");
            plan(
                    within(DAYS, "conflict of " + key),
                    key + " otherwise",
                    key + " is sent with other content",
                    () -> send(key + " otherwise", subscription, other));
        }
    }

    private static ObjectNode head(String subscription, String id) {
        return Json.object()
                .put("version", 1)
                .put("changeId", id)
                .put("subscriptionId", subscription);
    }

    private ObjectNode change(
            String subscription, String id, String key, String currency, Instant now) {
        ObjectNode change = head(subscription, id);
        if (chance().happens(500, "time said of " + key)) {
            long days = chance().below(AT_DAYS_BEFORE + AT_DAYS_AFTER, "day of " + key);
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            change.put("at", today.minusDays(AT_DAYS_BEFORE - days).toString());
        }
        return deed(change, key, currency, now);
    }

    private ObjectNode deed(ObjectNode change, String key, String currency, Instant now) {
        return switch ((int) chance().below(14, "deed of " + key)) {
            case 0, 1, 2 -> onItem(change, "switch-plan", key).put("plan", planOf(key));
            case 3, 4, 5, 6 ->
                    onItem(change, "set-quantity", key)
                            .put("quantity", chance().below(30, "quantity of " + key));
            case 7, 8 -> change.put("do", "pause");
            case 9 -> change.put("do", "cancel");
            case 10 ->
                    change.put("do", "charge-fee")
                            .put("product", "setup")
                            .put("description", "Extra work")
                            .put("quantity", 2)
                            .put("currency", currency)
                            .put("price", "30");
            case 11 -> {
                change.put("do", "give-discount").put("reason", "Loyal");
                change.putObject("discount").put("percent", "15");
                yield change;
            }
            case 12 ->
                    change.put("do", "grant-credit")
                            .put("currency", currency)
                            .put("amount", "50")
                            .put(
                                    "expiresAt",
                                    now.plus(Duration.ofDays(60)).toString().substring(0, 10));
            default ->
                    change.put("do", "add-item")
                            .put("item", "b")
                            .put("plan", planOf(key))
                            .put("quantity", 3);
        };
    }

    private ObjectNode onItem(ObjectNode change, String deed, String key) {
        String item = ITEMS.get((int) chance().below(ITEMS.size(), "item of " + key));
        return change.put("do", deed).put("item", item);
    }

    private String planOf(String key) {
        return PLANS.get((int) chance().below(PLANS.size(), "plan of " + key));
    }

    private void send(String key, String subscription, ObjectNode change) {
        insist(
                attempt ->
                        call(
                                key + ", call " + attempt,
                                "POST /subscriptions/{id}/changes",
                                subscription,
                                change),
                Outsider::isFinal);
    }

    private void planPreview(String subscription) {
        String key = "preview of " + subscription;
        if (chance().happens(300, key)) {
            ObjectNode wish = Json.object().put("version", 1).put("subscriptionId", subscription);
            plan(
                    within(DAYS, key),
                    key,
                    key,
                    () ->
                            insist(
                                    attempt ->
                                            call(
                                                    key + ", call " + attempt,
                                                    "POST /previews",
                                                    "",
                                                    wish),
                                    Outsider::isFinal));
        }
    }

    private static Door.Request call(String key, String route, String parameter, ObjectNode body) {
        return new Door.Request(
                key,
                route,
                parameter,
                "desk",
                Map.of("content-type", "application/json"),
                Json.bytes(body),
                true);
    }
}
