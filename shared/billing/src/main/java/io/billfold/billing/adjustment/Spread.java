package io.billfold.billing.adjustment;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Spreads an amount over what is left of lines, in proportion: each share is rounded down, and the
 * minor units that are missing go to the largest remainders, the earlier line first among equals.
 * The shares add up to the amount, and none is more than is left of its line.
 */
final class Spread {
    private Spread() {}

    /**
     * The share of each line.
     *
     * @param amount from zero to the sum of what is left
     * @param left what is left of each line; its sum is above zero
     */
    static List<Money> over(Money amount, List<Money> left) {
        BigDecimal whole = minor(Credited.sum(left));
        List<BigDecimal> shares = new ArrayList<>();
        List<BigDecimal> remainders = new ArrayList<>();
        for (Money each : left) {
            BigDecimal product = minor(amount).multiply(minor(each));
            BigDecimal share = product.divide(whole, 0, RoundingMode.FLOOR);
            shares.add(share);
            remainders.add(product.subtract(share.multiply(whole)));
        }
        BigDecimal spread = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        addUnits(minor(amount).subtract(spread).intValueExact(), remainders, shares);
        return shares.stream().map(share -> money(amount.getCurrencyUnit(), share)).toList();
    }

    /**
     * As {@link #over}, of an amount that may be below zero as what is left is; of zero, nothing.
     */
    static List<Money> share(Money amount, List<Money> left) {
        if (amount.isZero()) {
            return left.stream().map(each -> each.multipliedBy(0)).toList();
        }
        return amount.isPositive()
                ? over(amount, left)
                : over(amount.negated(), left.stream().map(Money::negated).toList()).stream()
                        .map(Money::negated)
                        .toList();
    }

    private static void addUnits(int count, List<BigDecimal> remainders, List<BigDecimal> shares) {
        largestFirst(remainders)
                .limit(count)
                .forEach(i -> shares.set(i, shares.get(i).add(BigDecimal.ONE)));
    }

    private static Stream<Integer> largestFirst(List<BigDecimal> remainders) {
        return IntStream.range(0, remainders.size())
                .boxed()
                .sorted(Comparator.<Integer, BigDecimal>comparing(remainders::get).reversed());
    }

    private static BigDecimal minor(Money money) {
        return money.getAmountMinor();
    }

    private static Money money(CurrencyUnit currency, BigDecimal minor) {
        return Money.ofMinor(currency, minor.longValueExact());
    }
}
