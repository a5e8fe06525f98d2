package io.billfold.events;

import io.micronaut.json.tree.JsonNode;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * JSON's numbers. The parser keeps whole ones digit by digit and reads fractions into a double,
 * which keeps {@value JsonText#FRACTION_DIGITS_MAX} digits for certain; the tree's own conversion
 * would take whole ones through a double as well.
 */
final class Numbers {
    private Numbers() {}

    /**
     * The number as it was written.
     *
     * @throws IllegalArgumentException when digits may have been lost
     */
    static BigDecimal decimal(JsonNode json) {
        Number number = json.getNumberValue();
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case BigInteger whole -> new BigDecimal(whole);
            case Integer whole -> BigDecimal.valueOf(whole);
            case Long whole -> BigDecimal.valueOf(whole);
            default -> fraction(number);
        };
    }

    private static BigDecimal fraction(Number number) {
        if (!Double.isFinite(number.doubleValue())) {
            throw new IllegalArgumentException("is too large a number");
        }
        BigDecimal fraction = new BigDecimal(number.toString());
        if (fraction.precision() > JsonText.FRACTION_DIGITS_MAX) {
            throw new IllegalArgumentException(
                    "has more than " + JsonText.FRACTION_DIGITS_MAX + " digits: send it as a text");
        }
        return fraction;
    }
}
