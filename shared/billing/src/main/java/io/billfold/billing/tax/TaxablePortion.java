package io.billfold.billing.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The part of a price that is taxed, for example {@code 80/100} of data processing in Texas (34 TAC
 * 3.330) or {@code 11/12} of most services in Indonesia (PMK 131/2024).
 *
 * @param numerator above zero
 * @param denominator not below the numerator
 */
public record TaxablePortion(int numerator, int denominator) {
    /** The whole price. */
    public static final TaxablePortion ALL = new TaxablePortion(1, 1);

    /** Decimals of an effective rate that does not end, such as 12 percent of two thirds. */
    private static final int SCALE = 6;

    public TaxablePortion {
        if (numerator <= 0 || denominator < numerator) {
            throw new IllegalArgumentException(
                    "portion must be above zero and at most one, was "
                            + numerator
                            + "/"
                            + denominator);
        }
    }

    /**
     * The portion from its text, for example {@code 11/12}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static TaxablePortion parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("portion must be as 11/12, was " + text);
        }
        return new TaxablePortion(
                Integer.parseInt(text.substring(0, slash)),
                Integer.parseInt(text.substring(slash + 1)));
    }

    /** Whether all of the price is taxed. */
    public boolean isAll() {
        return numerator == denominator;
    }

    /** The portion of an amount or a rate; exact where it ends within six decimals. */
    public BigDecimal of(BigDecimal whole) {
        if (isAll()) {
            return whole;
        }
        BigDecimal times = whole.multiply(BigDecimal.valueOf(numerator));
        int scale = Math.max(SCALE, whole.scale());
        BigDecimal part =
                times.divide(BigDecimal.valueOf(denominator), scale, RoundingMode.HALF_UP);
        return part.stripTrailingZeros();
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
