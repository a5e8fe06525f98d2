package io.billfold.billing.dunning;

import io.billfold.money.RoundingPolicy;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A discount for paying early that a customer took. Credit notes give their shares of it back, as
 * what they credit was never paid whole: of EUR 2.38 on EUR 119.00 one over 59.50 gives back 1.19,
 * so that the customer gets 58.31.
 *
 * @param left what no credit note gave back yet, above zero
 * @param on what of the invoice it is on: its total less its credit notes, at least as much
 */
public record TakenDiscount(Money left, Money on) {
    public TakenDiscount {
        if (!left.isPositive() || left.isGreaterThan(on)) {
            throw new IllegalArgumentException("discount of " + left + " on " + on);
        }
    }

    /**
     * What a credit note gives back: in proportion, rounded half up; the last one all that is left.
     * Never more than what the note leaves to give back at all.
     *
     * @param note the credit note's total
     * @param off what of it comes off what is open: no part of that was ever taken
     */
    public Money share(Money note, Money off) {
        Money most = note.minus(off);
        Money share = note.isLessThan(on) ? proportion(note) : left;
        return share.isGreaterThan(most) ? most : share;
    }

    private Money proportion(Money note) {
        BigDecimal exact =
                left.getAmount()
                        .multiply(note.getAmount())
                        .divide(on.getAmount(), MathContext.DECIMAL64);
        return RoundingPolicy.EN_16931.round(left.getCurrencyUnit(), exact);
    }

    /** After a credit note; null when nothing is left. */
    @Nullable TakenDiscount without(Money note, Money off) {
        Money rest = left.minus(share(note, off));
        return rest.isZero() ? null : new TakenDiscount(rest, on.minus(note));
    }
}
