package io.billfold.checks.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

/** Orders to send: each has every field, and tests change what they are about. */
public final class Orders {
    private Orders() {}

    /** A business in Berlin that buys from a seller in Berlin for EUR 100.00 a month. */
    public static ObjectNode domestic(String id, String startOn) {
        return order(id, startOn, "business", "DE", "Berlin", "10115", "DE136695976", "100.00");
    }

    /** A business in Paris with a VAT number. */
    public static ObjectNode french(String id, String startOn) {
        return order(id, startOn, "business", "FR", "Paris", "75002", "FR40303265045", "447.50");
    }

    /** A consumer in an EU country. */
    public static ObjectNode consumer(String id, String startOn, String country, String city) {
        String postcode = country.equals("PL") ? "90-001" : "10122";
        return order(id, startOn, "consumer", country, city, postcode, null, "9.90");
    }

    private static ObjectNode order(
            String id,
            String startOn,
            String kind,
            String country,
            String city,
            String postcode,
            @org.jspecify.annotations.Nullable String taxId,
            String price) {
        ObjectNode order = Json.object();
        order.put("version", 1).put("orderId", id).put("seller", "muster-de");
        ObjectNode account = order.putObject("account");
        account.put("id", "account-" + id)
                .put("name", "Customer " + id)
                .put("kind", kind)
                .put("email", id + "@customers.example.com")
                .put("taxId", taxId)
                .put("language", "en")
                .put("zone", "Europe/Berlin");
        account.putObject("address")
                .put("line1", "Main Street 1")
                .put("city", city)
                .put("postcode", postcode)
                .put("country", country);
        order.put("currency", "EUR")
                .put("interval", "month")
                .put("startOn", startOn)
                .put("paymentTermsDays", 14);
        order.putArray("lines")
                .addObject()
                .put("sku", "BASE")
                .put("description", "Subscription")
                .put("charge", "flat")
                .put("quantity", "1")
                .put("unitPrice", price);
        return order;
    }
}
