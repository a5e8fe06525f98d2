package io.billfold.billing.cash;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a bank exchanged into the currency of the account before it booked it.
 *
 * @param from what came, for example USD 110.00, above zero
 * @param rate as the bank states it: one currency in units of the other, whichever it names first;
 *     above zero, or null where it states none that can be relied on
 */
public record Exchange(Money from, @Nullable BigDecimal rate) {
    private static final int DIGITS_MIN = 5;

    public Exchange {
        if (!from.isPositive()) {
            throw new IllegalArgumentException("exchange of " + from + " is not above zero");
        }
        if (rate != null && rate.signum() <= 0) {
            throw new IllegalArgumentException("rate " + rate + " is not above zero");
        }
    }

    /**
     * Whether what came was worth this at the stated rate, so that nothing was kept on the way. A
     * rate is rounded where its digits end: 1.0934 may be anything from 1.09335 to 1.09345. Banks
     * quote five digits or more, and some leave zeros out at the end: 1.1 is 1.1000.
     *
     * @param into in the currency of the account
     */
    boolean makes(Money into) {
        if (rate == null) {
            return false;
        }
        BigDecimal half = BigDecimal.valueOf(5, decimals(rate) + 1);
        BigDecimal low = rate.subtract(half);
        BigDecimal high = rate.add(half);
        BigDecimal amount = from.getAmount();
        return isWithin(into, amount.multiply(low), amount.multiply(high))
                || isWithin(
                        into,
                        amount.divide(high, MathContext.DECIMAL64),
                        amount.divide(low, MathContext.DECIMAL64));
    }

    private static int decimals(BigDecimal rate) {
        int before = rate.precision() - rate.scale();
        return Math.max(rate.scale(), DIGITS_MIN - before);
    }

    /** Within both, each rounded to the cent the way that lets it in. */
    private static boolean isWithin(Money into, BigDecimal low, BigDecimal high) {
        int scale = into.getCurrencyUnit().getDecimalPlaces();
        return into.getAmount().compareTo(low.setScale(scale, RoundingMode.DOWN)) >= 0
                && into.getAmount().compareTo(high.setScale(scale, RoundingMode.UP)) <= 0;
    }

    /**
     * What a part of the money was before it was exchanged, in proportion, rounded half up.
     *
     * @param whole what all of it became
     */
    Money before(Money part, Money whole) {
        return share(from, part, whole);
    }

    /**
     * The allocations in the money that arrived: each its share, so that all of what came gets all
     * of it, to the cent.
     *
     * @param allocations in the currency of what came
     * @param into what all of it became
     */
    List<Allocation> into(Money into, List<Allocation> allocations) {
        List<Allocation> paid = new ArrayList<>();
        Money used = from.multipliedBy(0);
        Money spent = Money.zero(into.getCurrencyUnit());
        for (Allocation allocation : allocations) {
            used = used.plus(allocation.value());
            Money all = share(into, used, from);
            paid.add(allocation.paidWith(all.minus(spent)));
            spent = all;
        }
        return paid;
    }

    /** As much of an amount as a part is of a whole, rounded half up. */
    static Money share(Money of, Money part, Money whole) {
        BigDecimal exact =
                of.getAmount()
                        .multiply(part.getAmount())
                        .divide(whole.getAmount(), MathContext.DECIMAL64);
        return Money.of(of.getCurrencyUnit(), exact, RoundingMode.HALF_UP);
    }
}
