package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where orders come from: sellers, customers, and what people send by mistake. */
final class Shop extends Outsider {
    private static final JsonNode SELLERS = Json.resource("sellers.json");
    private static final JsonNode ACCOUNTS = Json.resource("accounts.json");
    private static final JsonNode CATALOG = Json.resource("catalog.json");
    private static final List<String> PLANS = List.of("basic", "team", "team", "peak", "annual");
    private static final List<String> PRICES =
            List.of("19.90", "0.335", "4.99", "100", "7.1234", "0.01", "33.33", "249.50", "0");
    private static final int LINES_MAX = 5;
    private static final int QUANTITY_MAX = 40;
    private static final int START_DAYS_BEFORE = 45;
    private static final int START_DAYS_AFTER = 20;

    /** Bodies that are no orders at all. */
    private static final List<String> RUBBISH =
            List.of("{", " ", "null", "[]", "{\"version\":1}", "hello, is this billing?");

    private final Topology topology;

    Shop(World world) {
        super(world);
        this.topology = world.topology();
    }

    /** Plans all that a run's shop will do. */
    void open() {
        int orders = 1 + (int) chance().below(world().scenario().size().ordersMax(), "orders");
        Set<String> sellers = new TreeSet<>();
        for (int i = 0; i < orders; i++) {
            String id = "o-" + i;
            JsonNode customer = ACCOUNTS.get((int) chance().below(ACCOUNTS.size(), "who " + id));
            sellers.add(customer.path("seller").asText());
            planOrder(id, customer);
        }
        sellers.forEach(this::planSeller);
        planRubbish();
    }

    private void planSeller(String id) {
        plan(
                World.BEGIN.plusSeconds(1),
                "seller " + id,
                "seller " + id + " is configured",
                () -> configure(id, 0));
        plan(
                World.BEGIN.plusSeconds(30),
                "catalog of " + id,
                "the catalog of " + id + " is configured",
                () -> insist(attempt -> put(id, attempt), Shop::isKnown));
        plan(
                within(40, "change of " + id),
                "seller changed " + id,
                "seller " + id + " changes its address",
                () -> configure(id, 1));
    }

    private void configure(String id, int edition) {
        for (JsonNode each : SELLERS) {
            if (each.path("id").asText().equals(id)) {
                ObjectNode seller = each.deepCopy();
                seller.remove("id");
                if (edition > 0) {
                    seller.withObject("/address").put("line2", "Floor " + edition);
                }
                insist(attempt -> put(id, edition, attempt, seller), Shop::isStored);
            }
        }
    }

    private static Door.Request put(String id, int edition, int attempt, ObjectNode seller) {
        return new Door.Request(
                "seller %s, edition %d, call %d".formatted(id, edition, attempt),
                "PUT /sellers/{id}",
                id,
                "operations",
                Map.of("content-type", "application/json"),
                Json.bytes(seller),
                true);
    }

    private static Door.Request put(String id, int attempt) {
        return new Door.Request(
                "catalog of %s, call %d".formatted(id, attempt),
                "PUT /sellers/{id}/catalog",
                id,
                "operations",
                Map.of("content-type", "application/json"),
                Json.bytes(CATALOG),
                true);
    }

    /** 404: the seller's own call has not been answered yet. */
    private static boolean isKnown(int status) {
        return isStored(status) && status != 404;
    }

    /** 409: somebody else changed it meanwhile. */
    private static boolean isStored(int status) {
        return isFinal(status) && status != 409;
    }

    private void planOrder(String id, JsonNode customer) {
        Instant at = within(20, id).plus(Duration.ofHours(1));
        ObjectNode order = order(id, customer, at);
        String words = "%s for %s: %s".formatted(id, customer.path("seller").asText(), order);
        boolean onBus = chance().happens(250, "on the bus " + id);
        plan(at, "order " + id, "order " + words, () -> place(order, onBus));
        if (chance().happens(250, "repeat of " + id)) {
            plan(
                    within(40, "repeat of " + id).plus(Duration.ofHours(1)),
                    "repeated order " + id,
                    "order " + id + " is sent again",
                    () -> place(order, false));
        }
        if (chance().happens(150, "conflict of " + id)) {
            ObjectNode other = order.deepCopy().put("paymentTermsDays", 77);
            plan(
                    within(40, "conflict of " + id).plus(Duration.ofHours(1)),
                    "other order " + id,
                    "order " + id + " is sent with other content",
                    () -> place(other, false));
        }
    }

    private ObjectNode order(String id, JsonNode customer, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        long offset = chance().below(START_DAYS_BEFORE + START_DAYS_AFTER, "start of " + id);
        ObjectNode order =
                Json.object()
                        .put("version", 1)
                        .put("orderId", id)
                        .put("seller", customer.path("seller").asText())
                        .put("currency", customer.path("currency").asText())
                        .put("interval", chance().happens(100, "year " + id) ? "year" : "month")
                        .put("startOn", today.minusDays(START_DAYS_BEFORE - offset).toString())
                        .put("paymentTermsDays", chance().below(4, "terms of " + id) * 7);
        if (order.path("paymentTermsDays").asInt() > 7 && chance().happens(700, "offer " + id)) {
            offer(id, order);
        }
        ObjectNode account = customer.path("account").deepCopy();
        if (Withholders.isOne(chance(), account)) {
            Withholders.register(account);
        }
        if (chance().happens(200, "new address of " + id)) {
            account.put("email", "new." + account.path("email").asText());
        }
        order.set("account", account);
        if (chance().happens(500, "plans of " + id)) {
            addItems(id, order);
        } else {
            addLines(id, order);
        }
        return order;
    }

    /** A discount for paying early: of 2 percent, and perhaps of 3 for who pays at once. */
    private void offer(String id, ObjectNode order) {
        ArrayNode steps = order.putArray("earlyPayment");
        if (chance().happens(400, "second offer " + id)) {
            steps.addObject().put("percent", "3").put("days", 5);
        }
        steps.addObject().put("percent", "2").put("days", 10);
    }

    private void addItems(String id, ObjectNode order) {
        ArrayNode items = order.putArray("items");
        int count = 1 + (int) chance().below(2, "items of " + id);
        for (int i = 0; i < count; i++) {
            String item = i == 0 ? "a" : "z";
            String what = "item " + item + " of " + id;
            items.addObject()
                    .put("item", item)
                    .put("plan", PLANS.get((int) chance().below(PLANS.size(), "plan of " + what)))
                    .put("quantity", 1 + chance().below(QUANTITY_MAX, "quantity of " + what));
        }
    }

    private void addLines(String id, ObjectNode order) {
        ArrayNode lines = order.putArray("lines");
        int count = 1 + (int) chance().below(LINES_MAX, "lines of " + id);
        for (int i = 0; i < count; i++) {
            String line = "line " + i + " of " + id;
            boolean isFlat = chance().happens(300, "flat " + line);
            String price = PRICES.get((int) chance().below(PRICES.size(), "price of " + line));
            long seats = 1 + chance().below(QUANTITY_MAX, "quantity of " + line);
            lines.addObject()
                    .put("sku", "S" + i)
                    .put("description", "Service " + i)
                    .put("charge", isFlat ? "flat" : "per_seat")
                    .put("quantity", isFlat ? 1 : seats)
                    .put("unitPrice", price);
        }
    }

    private void place(ObjectNode order, boolean onBus) {
        String body = order.toString();
        world().auditor().sentOrder(body);
        if (onBus) {
            world().services()
                    .events()
                    .putEvents(
                            r ->
                                    r.entries(
                                            entry ->
                                                    entry.eventBusName(topology.name("Bus"))
                                                            .source("shop")
                                                            .detailType("OrderPlaced")
                                                            .detail(body)));
        } else {
            send(body);
        }
    }

    private void planRubbish() {
        for (int i = 0; i < chance().below(4, "rubbish"); i++) {
            String key = "rubbish " + i;
            String body = rubbish(key);
            String words = "rubbish is sent as an order: " + body;
            plan(
                    within(40, key),
                    key,
                    words,
                    () -> {
                        world().auditor().sentOrder(body);
                        send(body);
                    });
        }
    }

    /** Something that is no order, or an order with something wrong in it. */
    private String rubbish(String key) {
        int kind = (int) chance().below(RUBBISH.size() * 2L, "kind of " + key);
        if (kind < RUBBISH.size()) {
            return RUBBISH.get(kind);
        }
        ObjectNode order = order("bad-" + key.replace(' ', '-'), ACCOUNTS.get(0), World.BEGIN);
        switch (kind % 4) {
            case 0 -> order.put("seller", "nobody");
            case 1 -> order.put("currency", "XXX");
            case 2 -> order.put("startOn", "2027-02-29");
            default -> order.putArray("lines");
        }
        return order.toString();
    }

    private void send(String body) {
        world().services()
                .sqs()
                .sendMessage(r -> r.queueUrl(topology.name("Orders")).messageBody(body));
    }
}
