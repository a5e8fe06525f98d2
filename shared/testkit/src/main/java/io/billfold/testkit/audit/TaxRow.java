package io.billfold.testkit.audit;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tax of lines that are treated alike, as a snapshot has it, worked out anew. Rules of rounding
 * by their names: EN 16931 rule BR-CO-17 and US sales tax round ties away from zero, once per
 * document; {@code per_line} does so on each line; Japan (Consumption Tax Act order, art. 70-10)
 * and the United Kingdom (Notice 700, 17.5.1) cut; India (CGST Act s. 170) rounds to whole rupees.
 */
record TaxRow(JsonNode json, String currency) {
    static final String CUT_TOGETHER = "gb_round_down";
    private static final String PER_LINE = "per_line";
    private static final String WHOLE = "in_whole_rupee";
    private static final int SCALE = 6;

    private static final Map<String, RoundingMode> MODES =
            Map.of(
                    "en_16931",
                    RoundingMode.HALF_UP,
                    "us_sales_tax",
                    RoundingMode.HALF_UP,
                    PER_LINE,
                    RoundingMode.HALF_UP,
                    WHOLE,
                    RoundingMode.HALF_UP,
                    "jp_qualified_invoice",
                    RoundingMode.DOWN,
                    CUT_TOGETHER,
                    RoundingMode.DOWN);

    static List<TaxRow> of(JsonNode content) {
        List<TaxRow> rows = new ArrayList<>();
        String currency = Json.text(content, "currency");
        content.path("taxes").forEach(tax -> rows.add(new TaxRow(tax, currency)));
        return rows;
    }

    /** What makes lines alike: everything but the amounts, the lines and the reasons. */
    String group() {
        StringBuilder group = new StringBuilder();
        for (String field :
                List.of(
                        "category",
                        "name",
                        "place",
                        "exemptionCode",
                        "wording",
                        "sellerTaxId",
                        "scheme",
                        "rounding")) {
            group.append(Json.text(json, field)).append(' ');
        }
        for (JsonNode component : json.path("components")) {
            for (String field : List.of("name", "place", "ratePercent", "portion", "sellerTaxId")) {
                group.append(Json.text(component, field)).append(' ');
            }
        }
        return group.toString();
    }

    String rounding() {
        return Json.text(json, "rounding");
    }

    boolean isRoundingKnown() {
        return MODES.containsKey(rounding());
    }

    long base() {
        return Amounts.minor(Json.text(json, "base"), currency);
    }

    long tax() {
        return Amounts.minor(Json.text(json, "tax"), currency);
    }

    int components() {
        return json.path("components").size();
    }

    /** What stands for one of its taxes. */
    long part(int component) {
        return Amounts.minor(Json.text(json.path("components").path(component), "tax"), currency);
    }

    /** Whether every rate is above zero. */
    boolean hasRates() {
        for (JsonNode component : json.path("components")) {
            if (new BigDecimal(Json.text(component, "ratePercent")).signum() <= 0) {
                return false;
            }
        }
        return components() > 0;
    }

    /** One of its taxes on an amount, in percent of minor units, before it is rounded. */
    BigDecimal exact(int component, long minor) {
        JsonNode of = json.path("components").path(component);
        BigDecimal percent = new BigDecimal(Json.text(of, "ratePercent"));
        return BigDecimal.valueOf(minor).multiply(effective(percent, of)).movePointLeft(2);
    }

    private static BigDecimal effective(BigDecimal percent, JsonNode component) {
        String portion = Json.text(component, "portion");
        if (portion.isEmpty()) {
            return percent;
        }
        String[] parts = portion.split("/");
        return percent.multiply(new BigDecimal(parts[0]))
                .divide(
                        new BigDecimal(parts[1]),
                        Math.max(SCALE, percent.scale()),
                        RoundingMode.HALF_UP);
    }

    /** An exact amount of minor units, rounded once by its rule. */
    long rounded(BigDecimal minor) {
        RoundingMode mode = MODES.getOrDefault(rounding(), RoundingMode.UNNECESSARY);
        int scale = rounding().equals(WHOLE) ? -Amounts.decimals(currency) : 0;
        return minor.setScale(scale, mode).longValueExact();
    }

    /** What one of its taxes must be on its lines, whose nets are given. */
    long expected(int component, List<Long> nets) {
        if (!rounding().equals(PER_LINE)) {
            return rounded(exact(component, base()));
        }
        long sum = 0;
        for (long net : nets) {
            sum += rounded(exact(component, net));
        }
        return sum;
    }
}
