package io.billfold.calculatetax;

import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads AvaTax's TransactionModel. What is missing or has another form throws an
 * IllegalArgumentException that names the field.
 */
final class AvalaraReader {
    /** The parser reads fractions into 64 bits, which keep this many digits for certain. */
    private static final int DIGITS_MAX = 15;

    private static final Comparator<AvalaraTransaction.Line> BY_NUMBER =
            Comparator.<AvalaraTransaction.Line>comparingInt(line -> line.number().length())
                    .thenComparing(AvalaraTransaction.Line::number);

    private final JsonNode node;
    private final String path;
    private final boolean isReturn;

    private AvalaraReader(JsonNode node, String path, boolean isReturn) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(path + " is not an object");
        }
        this.node = node;
        this.path = path;
        this.isReturn = isReturn;
    }

    /**
     * The transaction in an answer.
     *
     * @param isReturn whether amounts of it are what is given back, with a minus
     */
    static AvalaraTransaction transaction(JsonNode answer, boolean isReturn) {
        AvalaraReader in = new AvalaraReader(answer, "", isReturn);
        BigDecimal summaryTax = BigDecimal.ZERO;
        for (AvalaraReader summary : in.list("summary")) {
            summaryTax = summaryTax.add(summary.amount("tax"));
        }
        return new AvalaraTransaction(
                in.text("code"),
                in.text("currencyCode"),
                in.amount("totalTax"),
                summaryTax,
                in.list("lines").stream().map(AvalaraReader::line).sorted(BY_NUMBER).toList());
    }

    private AvalaraTransaction.Line line() {
        return new AvalaraTransaction.Line(
                text("lineNumber"),
                amount("lineAmount"),
                amount("tax"),
                list("details").stream()
                        .filter(detail -> !detail.isTrue("isNonPassThru"))
                        .map(AvalaraReader::detail)
                        .toList());
    }

    private AvalaraTransaction.Detail detail() {
        return new AvalaraTransaction.Detail(
                text("country"),
                text("jurisName"),
                type(),
                text("taxName"),
                decimal("rate"),
                amount("taxableAmount"),
                amountOrZero("exemptAmount"),
                amountOrZero("nonTaxableAmount"),
                amount("tax"),
                textOrNull("nonTaxableType"),
                isTrue("isFee"));
    }

    /** {@code jurisType} is the older field, with an abbreviation. */
    private String type() {
        String type = textOrNull("jurisdictionType");
        return switch (type == null ? text("jurisType") : type) {
            case "CNT", "Country" -> "Country";
            case "STA", "State" -> "State";
            case "CTY", "County" -> "County";
            case "CIT", "City" -> "City";
            case "STJ", "Special" -> "Special";
            case String other ->
                    throw fault(
                            "jurisdictionType", "'" + other + "' is not a kind of jurisdiction");
        };
    }

    private List<AvalaraReader> list(String field) {
        JsonNode list = node.get(field);
        if (list == null || !list.isArray()) {
            throw fault(field, "is missing");
        }
        List<AvalaraReader> entries = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String entry = path + field + "[" + i + "].";
            entries.add(new AvalaraReader(list.get(i), entry, isReturn));
        }
        return entries;
    }

    private BigDecimal amountOrZero(String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? BigDecimal.ZERO : amount(field);
    }

    private BigDecimal amount(String field) {
        return isReturn ? decimal(field).negate() : decimal(field);
    }

    private BigDecimal decimal(String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isNumber()) {
            throw fault(field, "is missing or not a number");
        }
        BigDecimal decimal = new BigDecimal(value.getNumberValue().toString());
        if (decimal.precision() > DIGITS_MAX) {
            throw fault(field, "has more than " + DIGITS_MAX + " digits");
        }
        return decimal;
    }

    private boolean isTrue(String field) {
        JsonNode value = node.get(field);
        return value != null && value.isBoolean() && value.getBooleanValue();
    }

    private String text(String field) {
        String text = textOrNull(field);
        if (text == null) {
            throw fault(field, "is missing");
        }
        return text;
    }

    private @Nullable String textOrNull(String field) {
        JsonNode value = node.get(field);
        return value == null || !value.isString() || value.getStringValue().isBlank()
                ? null
                : value.getStringValue();
    }

    private IllegalArgumentException fault(String field, String what) {
        return new IllegalArgumentException(path + field + " " + what);
    }
}
