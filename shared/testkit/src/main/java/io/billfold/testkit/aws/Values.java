package io.billfold.testkit.aws;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values of attributes: their order, their sums, and how DynamoDB keeps them. */
final class Values {
    /** Up to so many digits a number is a {@code long} for certain. */
    private static final int LONG_DIGITS = 18;

    /** DynamoDB's limit. */
    private static final int DIGITS_MAX = 38;

    private Values() {}

    /** The order of two texts or two numbers; empty for others, which have none. */
    static OptionalInt compare(AttributeValue a, AttributeValue b) {
        if (a.s() != null && b.s() != null) {
            return OptionalInt.of(Key.compare(a.s(), b.s()));
        }
        if (a.n() != null && b.n() != null) {
            return OptionalInt.of(compareNumbers(a.n(), b.n()));
        }
        return OptionalInt.empty();
    }

    static boolean areEqual(AttributeValue a, AttributeValue b) {
        OptionalInt order = compare(a, b);
        return order.isPresent() ? order.getAsInt() == 0 : a.equals(b);
    }

    private static int compareNumbers(String a, String b) {
        return isShortWhole(a) && isShortWhole(b)
                ? Long.compare(Long.parseLong(a), Long.parseLong(b))
                : decimal(a).compareTo(decimal(b));
    }

    /** The sum of two numbers, as DynamoDB writes it. */
    static AttributeValue sum(AttributeValue a, AttributeValue b) {
        if (isShortWhole(a.n()) && isShortWhole(b.n())) {
            return AttributeValue.fromN(
                    Long.toString(Long.parseLong(a.n()) + Long.parseLong(b.n())));
        }
        return AttributeValue.fromN(plain(decimal(a.n()).add(decimal(b.n()))));
    }

    /**
     * An item as it is kept: its attributes in the order of their names, its numbers without
     * needless digits.
     *
     * @throws UnsupportedOperationException at sets, lists and maps
     */
    static SortedMap<String, AttributeValue> kept(Map<String, AttributeValue> item) {
        TreeMap<String, AttributeValue> kept = new TreeMap<>(item);
        kept.replaceAll((name, value) -> kept(value));
        return kept;
    }

    static AttributeValue kept(AttributeValue value) {
        return switch (value.type()) {
            case S, B, BOOL, NUL -> value;
            case N ->
                    isShortWhole(value.n()) && isPlain(value.n())
                            ? value
                            : AttributeValue.fromN(plain(decimal(value.n())));
            case SS, NS, BS, M, L, UNKNOWN_TO_SDK_VERSION ->
                    throw new UnsupportedOperationException(
                            "the model does not know values of type " + value.type());
        };
    }

    /** How many bytes DynamoDB counts for an item, within a few. */
    static int bytes(Map<String, AttributeValue> item) {
        int bytes = 0;
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            bytes += utf8(attribute.getKey()) + bytes(attribute.getValue());
        }
        return bytes;
    }

    private static int bytes(AttributeValue value) {
        if (value.s() != null) {
            return utf8(value.s());
        }
        if (value.n() != null) {
            return 2 + value.n().length() / 2;
        }
        return value.b() == null ? 1 : value.b().asByteArrayUnsafe().length;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isShortWhole(String number) {
        int from = number.startsWith("-") ? 1 : 0;
        if (number.length() == from || number.length() > LONG_DIGITS) {
            return false;
        }
        for (int i = from; i < number.length(); i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Whether a whole number has no zeros before it, and zero no sign. */
    private static boolean isPlain(String whole) {
        return whole.equals("0") || (!whole.startsWith("0") && !whole.startsWith("-0"));
    }

    private static BigDecimal decimal(String number) {
        BigDecimal decimal;
        try {
            decimal = new BigDecimal(number).stripTrailingZeros();
        } catch (NumberFormatException e) {
            throw Refusal.validation(
                    "The parameter cannot be converted to a numeric value: " + number);
        }
        if (decimal.precision() > DIGITS_MAX) {
            throw Refusal.validation(
                    "Attempting to store more than 38 significant digits in a Number");
        }
        return decimal;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
