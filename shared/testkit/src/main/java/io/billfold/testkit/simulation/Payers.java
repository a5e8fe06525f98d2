package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who lets invoices be collected: keeps cards and debits with the provider, some of which are
 * refused, changes them and takes them away, often while invoices are collected.
 */
final class Payers extends Outsider {
    private static final int DAYS = 30;
    private static final Duration BEGIN_MAX = Duration.ofDays(2);
    private static final List<String> TOKENS =
            List.of("pm_good", "pm_good", "pm_soft", "pm_hard", "pm_debit");

    private final Set<String> known = new HashSet<>();

    Payers(World world) {
        super(world);
    }

    /** The bus tells of an accepted order, perhaps for the second time. */
    void hear(JsonNode accepted) {
        String account = accepted.path("accountId").asText();
        if (known.add(account) && chance().happens(500, "collecting from " + account)) {
            Instant begin =
                    world().timeline()
                            .instant()
                            .plus(chance().between(Duration.ZERO, BEGIN_MAX, "method " + account));
            keep(begin, account, "first", token("first of " + account));
            planMore(account);
        }
    }

    private void planMore(String account) {
        if (chance().happens(400, "second method of " + account)) {
            keep(within(DAYS, "second " + account), account, "second", token("2 of " + account));
        }
        if (chance().happens(300, "other card of " + account)) {
            keep(within(DAYS, "other card " + account), account, "first", "pm_good_new");
        }
        if (chance().happens(150, "end of card of " + account)) {
            call(within(DAYS, "end " + account), "DELETE", account, "first", Json.object());
        }
    }

    private String token(String which) {
        return TOKENS.get((int) chance().below(TOKENS.size(), "token, " + which));
    }

    private void keep(Instant at, String account, String id, String token) {
        ObjectNode method =
                Json.object()
                        .put("version", 1)
                        .put("kind", token.startsWith("pm_debit") ? "sepa_debit" : "card")
                        .put("provider", "stripe")
                        .put("token", token + "_" + account)
                        .put("payer", "cus_" + account);
        if (token.startsWith("pm_debit")) {
            method.putObject("mandate")
                    .put("reference", "MNDT-1")
                    .put("signedOn", "2026-01-01")
                    .put("noticeDays", 1);
        } else {
            method.put("network", "visa").put("lastDigits", "4242").put("expires", "2030-01");
        }
        call(at, "PUT", account, id, method);
    }

    private void call(Instant at, String verb, String account, String id, ObjectNode body) {
        String key = "%s method %s of %s %s".formatted(verb, id, account, body.path("token"));
        plan(
                at,
                key,
                key,
                () ->
                        insist(
                                attempt ->
                                        new Door.Request(
                                                key + ", call " + attempt,
                                                verb + " /accounts/{id}/payment-methods/{methodId}",
                                                account + "/" + id,
                                                "desk",
                                                Map.of("content-type", "application/json"),
                                                Json.bytes(body),
                                                true),
                                Outsider::isFinal));
    }
}
