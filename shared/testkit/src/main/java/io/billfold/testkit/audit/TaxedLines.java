package io.billfold.testkit.audit;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What taxing may do to the lines of a draft: a line is cut where its rate changes, a price that
 * includes tax becomes its net, and one that must arrive whole is raised by what its customer
 * withholds. Nothing is lost by any of them.
 */
final class TaxedLines {
    private static final List<String> KEPT = List.of("sku", "description", "costCentre");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private TaxedLines() {}

    /** Whether a price of a draft includes tax. */
    static boolean isTaxIncluded(JsonNode draft) {
        for (JsonNode line : draft.path("lines")) {
            if (isTaxIncludedIn(line)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the lines after are those before, perhaps cut or net of tax. */
    static boolean isOf(JsonNode before, JsonNode after) {
        List<JsonNode> left = new ArrayList<>();
        after.path("lines").forEach(left::add);
        for (JsonNode line : before.path("lines")) {
            if (!isTaken(before, line, left)) {
                return false;
            }
        }
        return left.isEmpty() && isGrossKept(before, after);
    }

    /** Takes away the parts of a line: they follow each other from its first day to its last. */
    private static boolean isTaken(JsonNode draft, JsonNode line, List<JsonNode> left) {
        if (!left.isEmpty() && left.getFirst().equals(line)) {
            left.removeFirst();
            return !isTaxIncludedIn(line) && !isRaised(draft);
        }
        String currency = Json.text(draft, "currency");
        String from = Json.text(line, "periodFrom");
        long net = 0;
        while (!left.isEmpty() && isPart(line, left.getFirst(), from)) {
            JsonNode part = left.removeFirst();
            from = Json.text(part, "periodTo");
            net += Amounts.minor(Json.text(part, "net"), currency);
            if (from.equals(Json.text(line, "periodTo"))) {
                break;
            }
        }
        return from.equals(Json.text(line, "periodTo"))
                && (isTaxIncludedIn(line) || net == due(draft, line, currency));
    }

    /** The net of a line in minor units, raised to price / (1 - rate) where that is agreed. */
    private static long due(JsonNode draft, JsonNode line, String currency) {
        long net = Amounts.minor(Json.text(line, "net"), currency);
        if (!isRaised(draft)) {
            return net;
        }
        BigDecimal kept = new BigDecimal(Json.text(withholding(draft), "ratePercent"));
        return BigDecimal.valueOf(net)
                .multiply(HUNDRED)
                .divide(HUNDRED.subtract(kept), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static boolean isRaised(JsonNode draft) {
        return withholding(draft).path("grossedUp").asBoolean();
    }

    private static JsonNode withholding(JsonNode draft) {
        return draft.path("account").path("tax").path("withholding");
    }

    private static boolean isTaxIncludedIn(JsonNode line) {
        return line.path("origin").path("taxIncluded").asBoolean();
    }

    private static boolean isPart(JsonNode line, JsonNode part, String from) {
        return Json.text(part, "periodFrom").equals(from)
                && KEPT.stream().allMatch(field -> part.path(field).equals(line.path(field)))
                && !isTaxIncludedIn(part);
    }

    /** Where every price includes tax, net and tax are what was agreed. */
    private static boolean isGrossKept(JsonNode before, JsonNode after) {
        String currency = Json.text(before, "currency");
        long gross = 0;
        for (JsonNode line : before.path("lines")) {
            if (!isTaxIncludedIn(line)) {
                return true;
            }
            gross += Amounts.minor(Json.text(line, "net"), currency);
        }
        for (JsonNode line : after.path("lines")) {
            gross -= Amounts.minor(Json.text(line, "net"), currency);
        }
        for (TaxRow row : TaxRow.of(after)) {
            gross -= row.tax();
        }
        return gross == 0;
    }
}
