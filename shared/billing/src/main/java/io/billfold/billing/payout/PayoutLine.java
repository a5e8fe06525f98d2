package io.billfold.billing.payout;

import io.billfold.billing.Checks;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a payout.
 *
 * @param id the provider's id of the movement, or its place in the file: unique within the payout
 * @param where its place in the file, for example {@code line 3}
 * @param type what it is
 * @param charge the provider's id of the payment that it is about, or null
 * @param dispute the provider's id of the case that it is about, or null
 * @param gross before fees, in the currency that was charged
 * @param settled the same in the currency of the payout
 * @param fee what the provider kept of it, below zero where it gave a fee back
 * @param net what the payout gains by it
 * @param settledBy another payout that settled the same before; null for nearly all
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
        Money net,
        @Nullable PayoutId settledBy) {
    public PayoutLine {
        Checks.text("line.id", id, 200);
        if (!settled.isSameCurrency(fee) || !settled.isSameCurrency(net)) {
            throw new IllegalArgumentException(where + " is in several currencies after exchange");
        }
    }

    /**
     * By what it is known in other payouts, too: its movement, and the charge that it brings with
     * the amount, as a charge may be paid in parts. Empty for what the provider gives no id.
     */
    public List<String> references() {
        List<String> references = new ArrayList<>();
        if (!id.equals(where)) {
            references.add("movement#" + id);
        }
        if (type.kind() == LineType.Kind.PAYMENT && charge != null && gross.isPositive()) {
            references.add("charge#" + charge + "#" + gross);
        }
        return references;
    }

    /** The same, which another payout settled before. */
    PayoutLine repeating(PayoutId before) {
        return new PayoutLine(id, where, type, charge, dispute, gross, settled, fee, net, before);
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

    /** Whether the books learn of it without a person: neither another payout's nor unknown. */
    boolean isBookedByItself() {
        return settledBy == null && type.kind() != LineType.Kind.OTHER;
    }

    /** What of it becomes fees with the report: nothing of what did before. */
    public Money booked() {
        if (settledBy != null) {
            return fee.multipliedBy(0);
        }
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
                net.plus(other.net),
                settledBy);
    }
}
