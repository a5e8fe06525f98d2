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
            BigDecimal sum = zeroLike(tax);
            for (JsonNode component : tax.path("components")) {
                BigDecimal part = sum(json.path("lines"), tax.path("lines"), component);
                ((ObjectNode) component).put("tax", part.toPlainString());
                sum = sum.add(part);
            }
            ((ObjectNode) tax).put("tax", sum.toPlainString());
        }
        return json.toString();
    }

    private static BigDecimal zeroLike(JsonNode tax) {
        int scale = new BigDecimal(tax.path("tax").asText()).scale();
        return BigDecimal.ZERO.setScale(scale, RoundingMode.UNNECESSARY);
    }

    private static BigDecimal sum(JsonNode lines, JsonNode positions, JsonNode component) {
        BigDecimal rate = new BigDecimal(component.path("ratePercent").asText());
        BigDecimal sum = zeroLike(component);
        for (JsonNode position : positions) {
            JsonNode line = lines.path(position.asInt() - 1);
            BigDecimal net = new BigDecimal(line.path("net").asText());
            sum =
                    sum.add(
                            net.multiply(rate)
                                    .movePointLeft(2)
                                    .setScale(sum.scale(), RoundingMode.HALF_UP));
        }
        return sum;
    }
}
