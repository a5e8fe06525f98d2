package io.billfold.local.command.soak;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.command.OrderMessage;
import io.billfold.local.command.demo.Bundle;
import io.billfold.local.http.Json;

import java.time.LocalDate;
import java.util.List;

/**
 * As many orders as one likes: the demo's, for other customers and from other days on. All are
 * monthly and have been billed twice by the end of February 2026, and none is overdue by then.
 */
final class Orders {
    private static final LocalDate FIRST_START = LocalDate.of(2026, 1, 2);

    /** The last starts on the 27th, which is another day in Tokyo or Portland. */
    private static final int START_DAYS = 26;

    private static final int TERMS_DAYS = 90;

    private final List<String> models = Bundle.orders().stream().map(OrderMessage::body).toList();

    /** The order of a place, always the same. */
    OrderMessage order(int index) {
        return new OrderMessage("order " + index, Json.text(form(index)));
    }

    /** The order's id with other content, and other for every variant. */
    String changed(int index, String variant) {
        return Json.text(form(index).put("purchaseOrder", variant));
    }

    private ObjectNode form(int index) {
        String id = "soak-%06d".formatted(index);
        ObjectNode order = (ObjectNode) Json.parse(models.get(index % models.size()));
        order.put("orderId", id)
                .put("interval", "month")
                .put("startOn", FIRST_START.plusDays(index % START_DAYS).toString())
                .put("paymentTermsDays", TERMS_DAYS);
        ((ObjectNode) order.path("account"))
                .put("id", id)
                .put("email", id + "@customers.example.com");
        return order;
    }
}
