package io.billfold.calculatetax;

import io.billfold.billing.tax.TaxablePortion;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Finds the portion of a price that a rounded taxable amount comes from. */
final class Portions {
    private Portions() {}

    /**
     * The simplest fraction that gives the taxable amount, once it is rounded: 26.66 of 33.33 is
     * 4/5, 91.67 of 100.00 is 11/12.
     *
     * @param taxable not zero, of the amount's sign and not beyond it
     * @param decimals of the currency
     * @throws IllegalArgumentException when there is none
     */
    static TaxablePortion of(BigDecimal taxable, BigDecimal amount, int decimals) {
        if (taxable.signum() != amount.signum() || taxable.abs().compareTo(amount.abs()) > 0) {
            throw new IllegalArgumentException(taxable + " is not a part of " + amount);
        }
        int scale = Math.max(decimals + 1, Math.max(taxable.scale(), amount.scale()));
        BigInteger half = BigDecimal.valueOf(5, decimals + 1).setScale(scale).unscaledValue();
        BigInteger part = taxable.abs().setScale(scale).unscaledValue();
        BigInteger whole = amount.abs().setScale(scale).unscaledValue();
        BigInteger least = part.subtract(half).max(BigInteger.ONE);
        if (part.add(half).compareTo(whole) >= 0) {
            return TaxablePortion.ALL;
        }
        BigInteger[] found = simplest(least, whole, part.add(half), whole);
        if (found[1].bitLength() >= Integer.SIZE) {
            throw new IllegalArgumentException(taxable + " of " + amount + " is no plain fraction");
        }
        return new TaxablePortion(found[0].intValueExact(), found[1].intValueExact());
    }

    /** The fraction with the least denominator between a/b and c/d, by continued fractions. */
    private static BigInteger[] simplest(BigInteger a, BigInteger b, BigInteger c, BigInteger d) {
        BigInteger[] low = a.divideAndRemainder(b);
        if (low[1].signum() == 0) {
            return new BigInteger[] {low[0], BigInteger.ONE};
        }
        if (low[0].compareTo(c.divide(d)) < 0) {
            return new BigInteger[] {low[0].add(BigInteger.ONE), BigInteger.ONE};
        }
        BigInteger[] rest = simplest(d, c.subtract(low[0].multiply(d)), b, low[1]);
        return new BigInteger[] {low[0].multiply(rest[0]).add(rest[1]), rest[0]};
    }
}
