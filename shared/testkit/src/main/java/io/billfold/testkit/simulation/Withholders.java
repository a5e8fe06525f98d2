package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.testkit.Chance;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who keeps a tenth of the net as income tax, and who claims it from the state: certificates come
 * late, over less, twice or never; claims are used, given up, or were none at all.
 */
final class Withholders extends Outsider {
    private static final String RATE_PERCENT = "10";
    private static final int DAYS = 20;

    private final Set<String> known = new HashSet<>();

    Withholders(World world) {
        super(world);
    }

    /** Whether an account withholds, the same in all of a run. */
    static boolean isOne(Chance chance, JsonNode account) {
        return account.path("kind").asText().equals("business")
                && chance.happens(350, "withholding by " + account.path("id").asText());
    }

    /** Makes an account of an order one whose invoices say what it withholds. */
    static void register(ObjectNode account) {
        account.withObject("/tax")
                .putObject("withholding")
                .put("tax", "TDS")
                .put("country", "IN")
                .put("ratePercent", RATE_PERCENT)
                .put("basis", "net");
    }

    /** What is kept of an invoice. */
    static Money share(JsonNode issued) {
        Money net =
                Money.of(
                        CurrencyUnit.of(issued.path("currency").asText()),
                        new BigDecimal(issued.path("net").asText()));
        BigDecimal rate = new BigDecimal(RATE_PERCENT).movePointLeft(2);
        return net.multipliedBy(rate, RoundingMode.HALF_UP);
    }

    /** The bus tells of an invoice: of some somebody says that a part was withheld. */
    void hear(JsonNode issued) {
        String number = issued.path("number").asText();
        String key = "withheld of " + issued.path("draftId").asText();
        Money share = share(issued);
        if (share.isPositive() && known.add(key) && chance().happens(120, key)) {
            String id = "r-" + number;
            ObjectNode body =
                    Json.object()
                            .put("version", 1)
                            .put("withholdingId", id)
                            .put("invoice", number)
                            .put("amount", amount(share, key))
                            .put("withheldOn", today().toString())
                            .put("reason", "The payer said so");
            post(key, "POST /withholding", "", body);
            if (chance().happens(200, "again " + key)) {
                post("again " + key, "POST /withholding", "", body);
            }
            decide("w-" + id);
        }
    }

    /** Now and then all that was invoiced, or more. */
    private String amount(Money share, String key) {
        int times = chance().happens(200, "too much " + key) ? 11 : 1;
        return share.multipliedBy(times).getAmount().toPlainString();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(world().timeline().instant(), ZoneOffset.UTC);
    }

    /** The bus tells of money that settles invoices, perhaps without a part of them. */
    void hearApplied(JsonNode applied) {
        String cash = applied.path("cashId").asText();
        for (JsonNode each : applied.path("invoices")) {
            boolean isShort =
                    new BigDecimal(each.path("cash").asText())
                                    .compareTo(new BigDecimal(each.path("settled").asText()))
                            < 0;
            String claim = cash + "." + each.path("number").asText();
            if (isShort && known.add(claim)) {
                decide(claim);
            }
        }
    }

    /** Up to three decisions about a claim, each at a time of its own. */
    private void decide(String claim) {
        for (int i = 0; i < 1 + chance().below(3, "decisions about " + claim); i++) {
            String key = "decision %d about claim %s".formatted(i, claim);
            post(key, "POST /withholding/{id}/decisions", claim, decision(key, i));
        }
    }

    private ObjectNode decision(String key, int i) {
        ObjectNode body = Json.object().put("version", 1).put("decisionId", "t-" + i);
        return switch ((int) chance().below(8, key)) {
            case 0, 1, 2 -> certificate(body);
            case 3 -> certificate(body).put("amount", "1").put("reason", "over less");
            case 4, 5 -> body.put("do", "credit").put("reason", "return of the year");
            case 6 -> body.put("do", "write-off").put("reason", "never came");
            default -> body.put("do", "not-withheld").put("reason", "an error");
        };
    }

    private ObjectNode certificate(ObjectNode body) {
        return body.put("do", "certify").put("certificate", "131-7").put("on", today().toString());
    }

    private void post(String key, String route, String parameter, ObjectNode body) {
        plan(
                within(DAYS, key),
                key,
                key + " " + body,
                () ->
                        insist(
                                attempt ->
                                        new Door.Request(
                                                key + ", call " + attempt,
                                                route,
                                                parameter,
                                                "taxes",
                                                Map.of("content-type", "application/json"),
                                                Json.bytes(body),
                                                true),
                                Outsider::isFinal));
    }
}
