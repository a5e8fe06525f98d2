package io.billfold.testkit.audit;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.time.LocalDate;
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

        /** Nothing said is one unit, which only flat charges may leave out. */
        private static BigDecimal number(JsonNode json) {
            return json.isMissingNode() || json.isNull()
                    ? BigDecimal.ONE
                    : new BigDecimal(json.asText()).stripTrailingZeros();
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

    private static String id(JsonNode party) {
        return party.isObject() ? Json.text(party, "id") : party.asText();
    }

    /** The first day of period number {@code index}, counted from the first day of the first. */
    static LocalDate periodFrom(JsonNode subscription, int index) {
        int months = Json.text(subscription, "interval").equals("year") ? 12 : 1;
        return LocalDate.parse(Json.text(subscription, "anchor")).plusMonths((long) months * index);
    }
}
