package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who adjusts invoices: gives back the whole, a line or an amount, once, twice under one id, and
 * more than there is at the same time; corrects and adds; and has credit paid out.
 */
final class Clerk extends Outsider {
    private static final int DAYS = 25;

    private final Set<String> known = new HashSet<>();

    Clerk(World world) {
        super(world);
    }

    /** An invoice, as the bus tells of it. */
    private record Bill(
            String number, String seller, String account, String currency, BigDecimal net) {
        static Bill of(JsonNode detail) {
            return new Bill(
                    detail.path("number").asText(),
                    detail.path("seller").asText(),
                    detail.path("accountId").asText(),
                    detail.path("currency").asText(),
                    new BigDecimal(detail.path("net").asText()));
        }

        String part(int perCent) {
            return net.multiply(BigDecimal.valueOf(perCent))
                    .movePointLeft(2)
                    .setScale(
                            Currency.getInstance(currency).getDefaultFractionDigits(),
                            RoundingMode.UP)
                    .toPlainString();
        }
    }

    /** The bus tells of an invoice, perhaps for the second time. */
    void hear(JsonNode issued) {
        paidOut(issued);
        // numbers hang on the order of things, drafts do not
        String key = issued.path("draftId").asText();
        boolean isPlain =
                issued.path("corrects").isNull() || issued.path("corrects").isMissingNode();
        if (known.add(key) && (isPlain || chance().happens(100, "adjusting of " + key))) {
            Bill bill = Bill.of(issued);
            planAdjustment(bill, key);
            if (chance().happens(200, "refund after " + key)) {
                refund(within(DAYS, "refund after " + key), bill, key, "a", 20);
            }
        }
    }

    /** What a credit note gives back goes to the payer, the whole or a part of it. */
    private void paidOut(JsonNode issued) {
        String key = "payout of " + issued.path("draftId").asText();
        boolean isNote = issued.path("kind").asText().equals("credit_note");
        if (isNote && known.add(key) && chance().happens(700, key)) {
            Bill note = Bill.of(issued);
            String amount =
                    chance().happens(500, "whole " + key)
                            ? issued.path("total").asText()
                            : note.part(50);
            ObjectNode request =
                    request("n-" + note.number())
                            .put("seller", note.seller())
                            .put("currency", note.currency())
                            .put("amount", new BigDecimal(amount).abs().toPlainString())
                            .put("creditNote", note.number());
            refund(within(3, key), note.account(), key, request);
        }
    }

    private void planAdjustment(Bill bill, String key) {
        Instant at = within(DAYS, "adjusting of " + key);
        switch ((int) chance().below(18, "how " + key + " is adjusted")) {
            case 0 -> post(at, bill, key, "credits", whole("a"));
            case 1 -> {
                post(at, bill, key, "credits", line("a"));
                post(within(DAYS, "rest of " + key), bill, key, "credits", whole("b"));
            }
            case 2 -> {
                post(at, bill, key, "credits", amount("a", bill.part(30)));
                post(at.plusMillis(soon(key)), bill, key, "credits", amount("a", bill.part(30)));
            }
            case 3 -> {
                post(at, bill, key, "credits", amount("a", bill.part(60)));
                post(at.plusMillis(soon(key)), bill, key, "credits", amount("b", bill.part(60)));
            }
            case 4 -> post(at, bill, key, "corrections", correction());
            case 5 -> post(at, bill, key, "additions", addition());
            case 6 -> {
                post(at, bill, key, "credits", amount("a", bill.part(10)));
                post(at.plusMillis(soon(key)), bill, key, "credits", whole("a"));
            }
            case 7, 8 -> {
                post(at, bill, key, "credits", whole("a"));
                Instant later = at.plus(Duration.ofDays(2));
                refund(later, bill, key, "b", 60);
                refund(later.plusMillis(soon(key) / 10), bill, key, "c", 60);
            }
            default -> {
                // most invoices are right
            }
        }
    }

    private long soon(String key) {
        return chance().below(3000, "haste of adjusting " + key);
    }

    private static ObjectNode request(String id) {
        return Json.object().put("version", 1).put("requestId", id).put("reason", "As agreed");
    }

    private static ObjectNode whole(String id) {
        return request(id).put("whole", true);
    }

    private static ObjectNode line(String id) {
        ObjectNode request = request(id);
        request.putArray("lines").addObject().put("position", 1);
        return request;
    }

    private static ObjectNode amount(String id, String net) {
        return request(id).put("amount", net);
    }

    private static ObjectNode correction() {
        return request("c").put("purchaseOrder", "PO-77");
    }

    private static ObjectNode addition() {
        ObjectNode request = request("d");
        request.putArray("lines")
                .addObject()
                .put("sku", "SETUP")
                .put("description", "Set-up")
                .put("quantity", 2)
                .put("unitPrice", "12");
        return request;
    }

    private void post(Instant at, Bill bill, String key, String what, ObjectNode request) {
        String deed = "%s %s %s at %s".formatted(what, key, request.path("requestId").asText(), at);
        plan(
                at,
                deed,
                "%s of %s: %s".formatted(what, bill.number(), request),
                () ->
                        insist(
                                attempt ->
                                        call(
                                                deed + ", call " + attempt,
                                                "POST /invoices/{number}/" + what,
                                                bill.number(),
                                                request),
                                Outsider::isFinal));
    }

    private void refund(Instant at, Bill bill, String key, String which, int perCent) {
        ObjectNode request =
                request("f-" + bill.number() + which)
                        .put("seller", bill.seller())
                        .put("currency", bill.currency())
                        .put("amount", bill.part(perCent));
        refund(at, bill.account(), "refund " + key + " " + which, request);
    }

    private void refund(Instant at, String account, String deed, ObjectNode request) {
        plan(
                at,
                deed,
                "refund to %s: %s".formatted(account, request),
                () ->
                        insist(
                                attempt ->
                                        call(
                                                deed + ", call " + attempt,
                                                "POST /accounts/{id}/refunds",
                                                account,
                                                request),
                                Outsider::isFinal));
    }

    private static Door.Request call(String key, String route, String parameter, ObjectNode body) {
        return new Door.Request(
                key,
                route,
                parameter,
                "clerk",
                Map.of("content-type", "application/json"),
                Json.bytes(body),
                true);
    }
}
