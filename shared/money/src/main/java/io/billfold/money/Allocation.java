package io.billfold.money;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits amounts so that the parts add up to the whole. */
public final class Allocation {
    private Allocation() {}

    /**
     * Splits an amount by weights, by largest remainder: each part is cut to minor units, and what
     * is left goes, one minor unit each, to the parts that lost most, the first of equals first.
     *
     * @param amount may be negative; its parts are then the negated parts of the positive amount
     * @param weights at least one, none negative, their sum above zero
     * @return as many parts as weights
     */
    public static List<Money> byWeight(Money amount, List<BigDecimal> weights) {
        if (amount.isNegative()) {
            return byWeight(amount.negated(), weights).stream().map(Money::negated).toList();
        }
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() <= 0 || weights.stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("weights must not be negative, were " + weights);
        }
        BigDecimal minor = BigDecimal.valueOf(amount.getAmountMinorLong());
        List<BigDecimal[]> quotients =
                weights.stream()
                        .map(weight -> minor.multiply(weight).divideAndRemainder(sum))
                        .toList();
        return parts(amount, quotients);
    }

    private static List<Money> parts(Money amount, List<BigDecimal[]> quotients) {
        long[] units = quotients.stream().mapToLong(each -> whole(each[0])).toArray();
        long left =
                amount.getAmountMinorLong()
                        - IntStream.range(0, units.length).mapToLong(i -> units[i]).sum();
        List<Integer> byRemainder =
                new ArrayList<>(IntStream.range(0, units.length).boxed().toList());
        byRemainder.sort(
                Comparator.comparing(
                        (Integer i) -> quotients.get(i)[1], Comparator.reverseOrder()));
        for (int i = 0; i < left; i++) {
            units[byRemainder.get(i)]++;
        }
        List<Money> parts = new ArrayList<>(units.length);
        for (long each : units) {
            parts.add(Money.ofMinor(amount.getCurrencyUnit(), each));
        }
        return parts;
    }

    private static long whole(BigDecimal quotient) {
        return quotient.setScale(0, RoundingMode.UNNECESSARY).longValueExact();
    }
}
