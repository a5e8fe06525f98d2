package io.billfold.local.command.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.command.OrderMessage;
import io.billfold.local.http.Json;

import java.util.List;
import java.util.function.Consumer;

/** One of each kind of message that must not become a subscription. */
final class BadOrders {
    /** Above what fits into one event, below what a queue takes. */
    private static final int TOO_LARGE_CHARACTERS = 300_000;

    private final String good;

    /**
     * @param good the text of an accepted order, which each bad one spoils in one way
     */
    BadOrders(String good) {
        this.good = good;
    }

    List<OrderMessage> all() {
        return List.of(
                new OrderMessage("not JSON", "order for three seats, please"),
                new OrderMessage("JSON, but no order", "[1, 2, 3]"),
                new OrderMessage(
                        "fields missing", "{\"version\": 1, \"orderId\": \"bad-missing\"}"),
                spoilt("unknown version", "bad-version", order -> order.put("version", 9)),
                spoilt("unknown seller", "bad-seller", order -> order.put("seller", "nobody")),
                spoilt(
                        "negative price",
                        "bad-price",
                        order -> line(order).put("unitPrice", "-3.00")),
                spoilt("no currency", "bad-currency", order -> order.put("currency", "Euros")),
                spoilt("no country", "bad-country", order -> address(order).put("country", "XX")),
                spoilt("unknown field", "bad-field", order -> order.put("discuont", "10")),
                spoilt("place without tax rules", "bad-place", BadOrders::moveToToronto),
                spoilt("too large", "bad-size", BadOrders::fill),
                // last: the id of an order that was accepted, with other content
                new OrderMessage("id used before", text(parse(good).put("paymentTermsDays", 60))));
    }

    private OrderMessage spoilt(String what, String orderId, Consumer<ObjectNode> change) {
        ObjectNode order = parse(good).put("orderId", orderId);
        change.accept(order);
        return new OrderMessage(what, text(order));
    }

    /** Canada's provinces have taxes of their own, which Billfold does not know. */
    private static void moveToToronto(ObjectNode order) {
        address(order)
                .put("line1", "100 Queen Street West")
                .put("city", "Toronto")
                .put("postcode", "M5H 2N2")
                .put("region", "ON")
                .put("country", "CA");
        ((ObjectNode) order.get("account")).remove("taxId");
    }

    private static void fill(ObjectNode order) {
        line(order).put("description", "x".repeat(TOO_LARGE_CHARACTERS));
    }

    private static ObjectNode line(ObjectNode order) {
        return (ObjectNode) order.get("lines").get(0);
    }

    private static ObjectNode address(ObjectNode order) {
        return (ObjectNode) order.get("account").get("address");
    }

    private static ObjectNode parse(String order) {
        return (ObjectNode) Json.parse(order);
    }

    private static String text(ObjectNode order) {
        return Json.text(order);
    }
}
