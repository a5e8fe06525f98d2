package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who gets invoices: pays in full, in parts, too much, twice or never, by transfer or card; and who
 * wants to see the document.
 */
final class Customers extends Outsider {
    private static final int DAYS_TO_PAY = 30;
    private static final Duration TIME_OF_DUNNING = Duration.ofHours(6);

    private final Provider provider;
    private final Remitters remitters;
    private final Set<String> known = new HashSet<>();

    Customers(World world, Provider provider, Remitters remitters) {
        super(world);
        this.provider = provider;
        this.remitters = remitters;
    }

    /** An invoice, as the bus tells of it. */
    private record Owed(String key, String invoice, String currency, BigDecimal total) {
        static Owed of(JsonNode detail) {
            return new Owed(
                    detail.path("draftId").asText().replaceAll("[^A-Za-z0-9-]", "-"),
                    detail.path("number").asText(),
                    detail.path("currency").asText(),
                    new BigDecimal(detail.path("total").asText()));
        }

        int decimals() {
            return Currency.getInstance(currency).getDefaultFractionDigits();
        }

        BigDecimal part(int perCent) {
            return total.multiply(BigDecimal.valueOf(perCent))
                    .movePointLeft(2)
                    .setScale(decimals(), RoundingMode.UP);
        }
    }

    /** The bus tells of an invoice, perhaps for the second time. */
    void hear(JsonNode issued) {
        Owed owed = Owed.of(issued);
        if (known.add(owed.key())) {
            planLook(owed);
            boolean isCredit = issued.path("kind").asText().equals("credit_note");
            if (owed.total().signum() > 0 && !isCredit) {
                if (remitters.isTheirs(issued)) {
                    remitters.pay(issued);
                } else {
                    planPayment(owed);
                }
            }
        }
    }

    /**
     * The bus tells that somebody is to be reminded. Some pay in that moment, before the letter is
     * there.
     */
    void hearReminder(JsonNode due) {
        String invoice = due.path("number").asText();
        String key = "payment of reminded " + invoice + " " + due.path("level").asText();
        if (known.add(key) && chance().happens(300, key)) {
            String id = "p-reminded-" + invoice;
            Owed open =
                    new Owed(
                            "reminded-" + invoice,
                            invoice,
                            due.path("currency").asText(),
                            new BigDecimal(due.path("open").asText()));
            plan(
                    world().timeline().instant().plusMillis(chance().below(2000, key + " when")),
                    key,
                    "%s is paid by transfer when its reminder goes out, as %s"
                            .formatted(invoice, id),
                    () -> insist(attempt -> call(open, id, key, 100, attempt), Outsider::isFinal));
        }
    }

    private void planPayment(Owed owed) {
        switch ((int) chance().below(10, "how " + owed.key() + " is paid")) {
            case 0, 1 -> {
                // never
            }
            case 2, 3, 4 -> transfer(owed, "a", 100);
            case 5, 6 -> card(owed);
            case 7 -> {
                transfer(owed, "a", 40);
                transfer(owed, "b at once", 60);
            }
            case 8 -> transfer(owed, "a", 130);
            default -> {
                transfer(owed, "a", 100);
                transfer(owed, "a at once", 100);
                transfer(owed, "b", 25);
            }
        }
    }

    /**
     * Plans a payment by transfer.
     *
     * @param which the first letter names the payment: the same one may be told twice; one at once
     *     comes together with the first
     */
    private void transfer(Owed owed, String which, int perCent) {
        String key = "payment " + owed.key() + " " + which;
        String id = "p-" + owed.key() + "-" + which.charAt(0);
        plan(
                which.endsWith("at once") ? soonAfterFirst(owed, key) : payday(owed),
                key,
                "%d %% of %s are paid by transfer, as %s".formatted(perCent, owed.invoice(), id),
                () -> insist(attempt -> call(owed, id, key, perCent, attempt), Outsider::isFinal));
    }

    /** Often when the daily runs are at work. */
    private Instant payday(Owed owed) {
        String what = "payday of " + owed.key();
        Instant day = within(DAYS_TO_PAY, what);
        return chance().happens(300, what)
                ? day.truncatedTo(ChronoUnit.DAYS).plus(TIME_OF_DUNNING)
                : day;
    }

    private Instant soonAfterFirst(Owed owed, String key) {
        return payday(owed).plusMillis(chance().below(3000, "how soon " + key));
    }

    private Door.Request call(Owed owed, String id, String key, int perCent, int attempt) {
        LocalDate receivedOn = LocalDate.ofInstant(World.BEGIN, ZoneOffset.UTC);
        ObjectNode payment =
                Json.object()
                        .put("version", 1)
                        .put("paymentId", id)
                        .put("invoice", owed.invoice())
                        .put("currency", owed.currency())
                        .put("amount", owed.part(perCent).toPlainString())
                        .put("receivedOn", receivedOn.toString());
        return new Door.Request(
                key + ", call " + attempt,
                "POST /payments",
                "",
                "bank",
                Map.of("content-type", "application/json"),
                Json.bytes(payment),
                true);
    }

    private void card(Owed owed) {
        String key = "card " + owed.key();
        Provider.Charge charge =
                new Provider.Charge(
                        "ch_" + owed.key(),
                        owed.invoice(),
                        owed.currency().toLowerCase(Locale.ROOT),
                        owed.total().movePointRight(owed.decimals()).longValueExact());
        plan(
                within(DAYS_TO_PAY, key),
                key,
                owed.invoice() + " is paid by card",
                () -> provider.paid(charge));
    }

    private void planLook(Owed owed) {
        String key = "look at " + owed.key();
        if (chance().happens(300, key)) {
            plan(
                    within(2, key),
                    key,
                    "an auditor asks for " + owed.invoice(),
                    () -> insist(attempt -> look(owed, key, attempt), Customers::isShown));
        }
    }

    private static Door.Request look(Owed owed, String key, int attempt) {
        return new Door.Request(
                key + ", call " + attempt,
                "GET /invoices/{number}/document",
                owed.invoice(),
                "auditor",
                Map.of(),
                new byte[0],
                true);
    }

    /** 202: the document is being made. */
    private static boolean isShown(int status) {
        return isFinal(status) && status != 202;
    }
}
