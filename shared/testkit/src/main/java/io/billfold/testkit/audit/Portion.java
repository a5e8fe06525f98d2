package io.billfold.testkit.audit;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

/** An interval of a charge that was billed, as a page of the ledger has it. */
record Portion(JsonNode json) {
    /** What was billed: item, phase and charge. */
    String key() {
        return Json.text(json, "key");
    }

    String item() {
        return key().substring(0, key().indexOf('/'));
    }

    String charge() {
        return key().substring(key().lastIndexOf('/') + 1);
    }

    String price() {
        return Json.text(json, "price");
    }

    LocalDateTime from() {
        return Contract.moment(json, "from");
    }

    LocalDateTime to() {
        return Contract.moment(json, "to");
    }

    long net(String currency) {
        return Amounts.minor(Json.text(json, "net"), currency);
    }

    /** Whether it stands for a period of which nothing was left to charge. */
    boolean isNothing() {
        return List.of("quantity", "gross", "net").stream()
                .allMatch(name -> new BigDecimal(Json.text(json, name)).signum() == 0);
    }

    /** Whether it is an interval of its period, and its period is the page's. */
    boolean isWithin(String page) {
        return Json.text(json, "periodFrom").equals(page)
                && !from().isBefore(Contract.moment(json, "periodFrom"))
                && from().isBefore(to())
                && !to().isAfter(Contract.moment(json, "periodTo"));
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
