package io.billfold.local.command.soak;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.command.OrderMessage;
import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes rubbish: each piece is another one, and the same seed makes the same. */
final class Rubbish {
    private static final Pattern TOKEN = Pattern.compile("rubbish-\\d{6}");

    /** Queues that only the system itself sends to. */
    private static final List<String> QUEUES =
            List.of("Drafts", "Tax", "Issue", "Render", "Notices", "Disputes", "ReceivedPayments");

    /** Events by the queue that the bus takes them to. */
    private static final List<List<String>> EVENTS =
            List.of(
                    List.of("InvoiceDrafted", "Tax"),
                    List.of("TaxCalculated", "Issue"),
                    List.of("InvoiceIssued", "Render"),
                    List.of("InvoiceRendered", "Notices"),
                    List.of("ReminderDue", "Notices"));

    /** Of a piece in so many that is huge: a queue takes up to 1 MiB. */
    private static final int HUGE_EVERY = 40;

    private static final int HUGE_CHARACTERS_MAX = 900_000;
    private static final int DEPTH = 2_000;

    private final Random random;
    private final Orders orders;
    private int made;

    Rubbish(Random random, Orders orders) {
        this.random = random;
        this.orders = orders;
    }

    /** The token in what a queue holds; null when it is no rubbish. */
    static @Nullable String token(String body) {
        Matcher token = TOKEN.matcher(body);
        return token.find() ? token.group() : null;
    }

    /**
     * Another piece.
     *
     * @param accepted how many orders were accepted for sure, whose ids may be used again
     */
    Piece next(int accepted) {
        String token = "rubbish-%06d".formatted(++made);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new Piece.BadOrder(token, badOrder(token));
            case 3 -> usedOrder(token, accepted);
            case 4 -> new Piece.BadOrderEvent(token, Json.text(shell(token)));
            case 5 -> badEvent(token);
            case 6, 7, 8 -> badMessage(token);
            default -> badCall(token);
        };
    }

    private Piece usedOrder(String token, int accepted) {
        return accepted == 0
                ? new Piece.BadOrder(token, badOrder(token))
                : new Piece.BadOrder(token, orders.changed(random.nextInt(accepted), token));
    }

    private Piece badEvent(String token) {
        List<String> event = EVENTS.get(random.nextInt(EVENTS.size()));
        return new Piece.BadEvent(token, event.get(0), event.get(1), Json.text(shell(token)));
    }

    private Piece badMessage(String token) {
        String queue = QUEUES.get(random.nextInt(QUEUES.size()));
        return new Piece.BadMessage(token, queue, badBody(token));
    }

    private String badOrder(String token) {
        ObjectNode order = (ObjectNode) Json.parse(model(token).body());
        return switch (random.nextInt(4)) {
            case 0 -> badBody(token);
            case 1 -> Json.text(order.put("seller", "nobody"));
            case 2 -> Json.text(order.put("currency", token));
            default -> half(Json.text(order));
        };
    }

    /** A good order under a token instead of its id. */
    private OrderMessage model(String token) {
        String body = orders.order(random.nextInt(1_000)).body();
        ObjectNode order = (ObjectNode) Json.parse(body);
        ObjectNode first = Json.object().put("orderId", token);
        order.remove("orderId");
        return new OrderMessage(token, Json.text(first.setAll(order)));
    }

    /** Nothing that any function takes. */
    private String badBody(String token) {
        if (random.nextInt(HUGE_EVERY) == 0) {
            return token + " " + "x".repeat(random.nextInt(HUGE_CHARACTERS_MAX));
        }
        return switch (random.nextInt(7)) {
            case 0 -> token + ", please";
            case 1 -> "[\"" + token + "\"]";
            case 2 -> Json.text(shell(token));
            case 3 -> half(Json.text(envelope(token)));
            case 4 -> Json.text(envelope(token));
            case 5 -> "{\"" + token + "\":" + "[".repeat(DEPTH);
            default -> "<order id='" + token + "'>\u00e9\u4e16\ud83d\ude00</order>";
        };
    }

    private ObjectNode envelope(String token) {
        ObjectNode envelope =
                Json.object()
                        .put("id", token)
                        .put("version", "0")
                        .put("detail-type", random.nextBoolean() ? "TaxCalculated" : "Nothing")
                        .put("source", "billfold");
        envelope.set("detail", shell(token));
        return envelope;
    }

    /** It looks like something of ours, and lacks nearly everything. */
    private ObjectNode shell(String token) {
        return Json.object().put("eventId", token).put("version", random.nextInt(-1, 3));
    }

    /** It ends somewhere after its first field. */
    private String half(String json) {
        int from = json.indexOf(',') + 1;
        return json.substring(0, from + random.nextInt(json.length() - from));
    }

    private Piece badCall(String token) {
        String body =
                random.nextBoolean() ? Json.text(shell(token)) : half(Json.text(envelope(token)));
        return switch (random.nextInt(5)) {
            case 0 -> new Piece.BadCall(token, "POST", "/webhooks/stripe", null, null, body);
            case 1 -> new Piece.BadCall(token, "POST", "/webhooks/stripe", null, signature(), body);
            case 2 -> new Piece.BadCall(token, "POST", "/payments", null, null, body);
            case 3 -> new Piece.BadCall(token, "POST", "/payments", "payments:write", null, body);
            default -> new Piece.BadCall(token, "PUT", "/sellers/" + token, null, null, body);
        };
    }

    /** In the form that Stripe's have, by somebody who does not know the secret. */
    private String signature() {
        return "t=%d,v1=%016x%016x%016x%016x"
                .formatted(
                        System.currentTimeMillis() / 1_000,
                        random.nextLong(),
                        random.nextLong(),
                        random.nextLong(),
                        random.nextLong());
    }
}
