package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Rounds a draft's tax line by line, as many systems do. */
final class PerLine {
    private PerLine() {}

    /** A draft's JSON with its tax rounded so; a draft without tax stays as it is. */
    static String rounded(String draft) {
        ObjectNode json = (ObjectNode) Json.parse(draft.getBytes(StandardCharsets.UTF_8));
        for (JsonNode tax : json.path("taxes")) {
            BigDecimal rate = new BigDecimal(tax.path("ratePercent").asText());
            BigDecimal before = new BigDecimal(tax.path("tax").asText());
            ((ObjectNode) tax).put("tax", sum(json.path("lines"), rate, before).toPlainString());
        }
        return json.toString();
    }

    private static BigDecimal sum(JsonNode lines, BigDecimal rate, BigDecimal before) {
        BigDecimal sum = BigDecimal.ZERO.setScale(before.scale(), RoundingMode.UNNECESSARY);
        for (JsonNode line : lines) {
            BigDecimal net = new BigDecimal(line.path("net").asText());
            sum =
                    sum.add(
                            net.multiply(rate)
                                    .movePointLeft(2)
                                    .setScale(before.scale(), RoundingMode.HALF_UP));
        }
        return sum;
    }
}
