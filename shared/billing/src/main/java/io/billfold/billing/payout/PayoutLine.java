package io.billfold.billing.payout;

import io.billfold.billing.Checks;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line of a payout.
 *
 * @param id the provider's id of the movement, unique within the payout
 * @param where its place in the file, for example {@code line 3}
 * @param type what it is
 * @param charge the provider's id of the payment that it is about, or null
 * @param dispute the provider's id of the case that it is about, or null
 * @param gross before fees, in the currency that was charged
 * @param settled the same in the currency of the payout
 * @param fee what the provider kept of it, below zero where it gave a fee back
 * @param net what the payout gains by it
 */
public record PayoutLine(
        String id,
        String where,
        LineType type,
        @Nullable String charge,
        @Nullable String dispute,
        Money gross,
        Money settled,
        Money fee,
        Money net) {
    public PayoutLine {
        Checks.text("line.id", id, 200);
        if (!settled.isSameCurrency(fee) || !settled.isSameCurrency(net)) {
            throw new IllegalArgumentException(where + " is in several currencies after exchange");
        }
    }

    /** Whether gross less fee is net, and gross is what was charged where nothing was exchanged. */
    boolean isClosed() {
        boolean isGross = isExchanged() || gross.isEqual(settled);
        return isGross && settled.minus(fee).isEqual(net);
    }

    /** Whether it was charged in another currency than it is paid out in. */
    public boolean isExchanged() {
        return !gross.isSameCurrency(settled);
    }

    /** What of it becomes fees with the report. */
    public Money booked() {
        return switch (type.fee()) {
            case REPORT -> fee;
            case WHOLE -> net.negated();
            case CASE, NONE -> fee.multipliedBy(0);
        };
    }

    /** With another line about the same payment. */
    PayoutLine plus(PayoutLine other) {
        return new PayoutLine(
                id,
                where,
                type,
                charge,
                dispute,
                gross.plus(other.gross),
                settled.plus(other.settled),
                fee.plus(other.fee),
                net.plus(other.net));
    }
}
