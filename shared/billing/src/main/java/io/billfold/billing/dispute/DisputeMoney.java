package io.billfold.billing.dispute;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What movements are worth in the payment's currency. Providers move money in the currency of their
 * balance with us, which may be another; then the receivable moves by the disputed amount, if a
 * report names that in the payment's currency, and the difference is one of exchange. Nothing is
 * converted by a rate that nobody told.
 */
final class DisputeMoney {
    /**
     * By how many percent the rate may have changed between the day money was taken and the day it
     * came back. What differs by more is taken for a part of it, and which part of the disputed
     * amount that is nobody knows. A judgement: no provider states a limit.
     */
    private static final int RATE_CHANGE_MAX_PERCENT = 20;

    private DisputeMoney() {}

    /** The case with a value for each movement that has one now; a value once known stays. */
    static Dispute valued(Dispute dispute) {
        List<DisputeMovement> movements =
                dispute.movements().stream().map(it -> valued(it, dispute)).toList();
        return new Dispute(
                dispute.id(),
                dispute.provider(),
                dispute.paymentId(),
                dispute.invoice(),
                dispute.account(),
                dispute.seller(),
                dispute.reports(),
                movements,
                dispute.reopened(),
                dispute.reopenings(),
                dispute.watch());
    }

    private static DisputeMovement valued(DisputeMovement known, Dispute dispute) {
        Money value = known.value() == null ? value(known.movement(), dispute) : known.value();
        return new DisputeMovement(known.movement(), value);
    }

    private static @Nullable Money value(Movement movement, Dispute dispute) {
        if (movement.amount().getCurrencyUnit().equals(dispute.currency())) {
            return movement.amount();
        }
        Money claimed = claimed(dispute.reports(), dispute.currency());
        if (claimed == null || movement.amount().isZero()) {
            return null;
        }
        if (movement.amount().isNegative()) {
            return claimed.negated();
        }
        return dispute.movements().stream().anyMatch(it -> isReturned(it.movement(), movement))
                ? claimed
                : null;
    }

    /** The disputed amount in the payment's currency; null when reports name none, or several. */
    private static @Nullable Money claimed(List<DisputeReport> reports, CurrencyUnit currency) {
        List<Money> claims =
                reports.stream()
                        .map(DisputeReport::amount)
                        .filter(amount -> amount.getCurrencyUnit().equals(currency))
                        .distinct()
                        .toList();
        return claims.size() == 1 && claims.getFirst().isPositive() ? claims.getFirst() : null;
    }

    /** Whether all of what was taken came back, but for a change of the rate. */
    private static boolean isReturned(Movement taken, Movement back) {
        if (!taken.amount().isNegative() || !taken.amount().isSameCurrency(back.amount())) {
            return false;
        }
        Money difference = taken.amount().plus(back.amount()).abs();
        return !difference
                .multipliedBy(100)
                .isGreaterThan(taken.amount().abs().multipliedBy(RATE_CHANGE_MAX_PERCENT));
    }
}
