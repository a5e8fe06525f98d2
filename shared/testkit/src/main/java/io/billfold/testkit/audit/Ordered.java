package io.billfold.testkit.audit;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What was agreed, read from an order as it was sent, from the subscription that it started, or
 * from a draft that bills it: all must say the same.
 *
 * @param purchaseOrder empty where there is none
 */
record Ordered(
        String seller,
        String account,
        String currency,
        int paymentTermsDays,
        String purchaseOrder,
        List<Line> lines) {
    /** Days to pay where an order says nothing. */
    private static final int PAYMENT_TERMS_DAYS = 14;

    /** One charge; numbers are compared by value. */
    record Line(String sku, String description, BigDecimal quantity, BigDecimal unitPrice) {
        static Line of(JsonNode json) {
            return new Line(
                    Json.text(json, "sku"),
                    Json.text(json, "description"),
                    number(json.path("quantity")),
                    number(json.path("unitPrice")));
        }
    }

    /** From an order or a draft, in which seller and account are objects where they are copies. */
    static Ordered of(JsonNode json) {
        JsonNode days = json.path("paymentTermsDays");
        List<Line> lines = new ArrayList<>();
        json.path("lines").forEach(line -> lines.add(Line.of(line)));
        return new Ordered(
                id(json.path("seller")),
                id(json.path("account")),
                Json.text(json, "currency"),
                days.isMissingNode() || days.isNull() ? PAYMENT_TERMS_DAYS : days.asInt(),
                Json.text(json, "purchaseOrder"),
                lines);
    }

    /** From a subscription whose lines brought their own prices. */
    static Ordered of(Contract contract) {
        JsonNode terms = contract.doc().path("terms");
        return new Ordered(
                Json.text(contract.doc(), "seller"),
                contract.account(),
                contract.currency(),
                terms.path("paymentTermsDays").asInt(),
                Json.text(terms, "purchaseOrder"),
                contract.history().valueStream().map(item -> line(contract, item)).toList());
    }

    private static Line line(Contract contract, JsonNode item) {
        JsonNode charge = contract.ownPlan(Json.text(item, "plan")).at("/versions/0/charges/0");
        boolean isFlat = Json.text(charge, "basis").equals("fixed");
        return new Line(
                Json.text(charge, "product"),
                Json.text(charge, "description"),
                isFlat ? BigDecimal.ONE : number(item.path("quantity")),
                number(charge.path("prices").path(contract.currency()).path("price")));
    }

    /** A quantity or a price; nothing said is one, which only quantities may leave out. */
    static BigDecimal number(JsonNode json) {
        return json.isMissingNode() || json.isNull()
                ? BigDecimal.ONE
                : new BigDecimal(json.asText()).stripTrailingZeros();
    }

    private static String id(JsonNode party) {
        return party.isObject() ? Json.text(party, "id") : party.asText();
    }
}
