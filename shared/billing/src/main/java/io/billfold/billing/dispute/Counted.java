package io.billfold.billing.dispute;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.payment.Acquired;

import org.joda.money.Money;

import java.time.YearMonth;

/**
 * Something that counts in the networks' programmes, or that no longer does.
 *
 * @param seller whose
 * @param month in which it counts, in UTC
 * @param provider who told it, for example {@code stripe}
 * @param acquired by which network, on which merchant id
 * @param what it counts as
 * @param number how many: -1 takes one back
 * @param amount how much, with the sign of the number
 */
public record Counted(
        SellerId seller,
        YearMonth month,
        String provider,
        Acquired acquired,
        What what,
        int number,
        Money amount) {
    /** What is counted of a month. */
    public enum What {
        /** Payments that were collected in it. */
        SALES,
        /** Disputes that came in it; inquiries and prevented ones are none. */
        DISPUTES,
        /** Fraud reports that came in it. */
        FRAUDS,
        /** Disputes of what was sold in it, whenever they came. */
        DISPUTES_OF_SALES,
        /** Fraud reports of what was sold in it, whenever they came. */
        FRAUDS_OF_SALES
    }

    /** What takes it back. */
    public Counted reversed() {
        return new Counted(seller, month, provider, acquired, what, -number, amount.negated());
    }
}
