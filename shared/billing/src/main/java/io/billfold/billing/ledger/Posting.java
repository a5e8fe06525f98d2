package io.billfold.billing.ledger;

import org.joda.money.Money;

/**
 * One side of an entry.
 *
 * @param account where
 * @param side debit or credit
 * @param amount never negative: a reversal posts on the other side
 */
public record Posting(LedgerAccount account, Side side, Money amount) {
    public Posting {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("posting of " + amount + ": use the other side");
        }
    }

    /** Left or right. */
    public enum Side {
        DEBIT,
        CREDIT;

        /** The other one. */
        public Side other() {
            return this == DEBIT ? CREDIT : DEBIT;
        }
    }

    public static Posting debit(LedgerAccount account, Money amount) {
        return new Posting(account, Side.DEBIT, amount);
    }

    public static Posting credit(LedgerAccount account, Money amount) {
        return new Posting(account, Side.CREDIT, amount);
    }

    /** The amount with the sign of its side: debits positive, credits negative. */
    public Money signed() {
        return side == Side.DEBIT ? amount : amount.negated();
    }
}
