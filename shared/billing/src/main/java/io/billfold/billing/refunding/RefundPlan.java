package io.billfold.billing.refunding;

import io.billfold.billing.adjustment.Refund;
import io.billfold.billing.payment.Payment;
import io.billfold.billing.refunding.RefundPart.Source;
import io.billfold.billing.refunding.RefundPart.State;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Decides which payments a refund is of: the latest first, none beyond what it has left. What no
 * provider collected, and what is left over, a person pays out.
 */
public final class RefundPlan {
    private RefundPlan() {}

    /**
     * The parts of a refund; together they are its amount.
     *
     * @param payments of the invoice that its credit note is of; others are left alone
     * @param providers that can give back what they collected
     */
    public static List<RefundPart> of(
            Refund refund, List<Refundable> payments, Set<String> providers) {
        List<RefundPart> parts = new ArrayList<>();
        Money rest = refund.amount();
        for (Refundable each : latestFirst(payments)) {
            Source source = source(each.payment(), providers);
            if (source != null && isOf(refund, each) && rest.isPositive()) {
                Money part = each.left().isLessThan(rest) ? each.left() : rest;
                parts.add(part(refund, parts.size() + 1, part, source));
                rest = rest.minus(part);
            }
        }
        if (rest.isPositive()) {
            parts.add(part(refund, parts.size() + 1, rest, null));
        }
        return List.copyOf(parts);
    }

    private static List<Refundable> latestFirst(List<Refundable> payments) {
        return payments.stream()
                .sorted(
                        Comparator.comparing((Refundable it) -> it.payment().receivedOn())
                                .thenComparing(it -> it.payment().id())
                                .reversed())
                .toList();
    }

    private static boolean isOf(Refund refund, Refundable each) {
        Payment payment = each.payment();
        return payment.account().equals(refund.account())
                && payment.seller().equals(refund.seller())
                && payment.amount().getCurrencyUnit().equals(refund.amount().getCurrencyUnit())
                && each.left().isPositive();
    }

    private static @Nullable Source source(Payment payment, Set<String> providers) {
        String provider = payment.provider();
        String charge = payment.providerReference();
        return provider == null || charge == null || !providers.contains(provider)
                ? null
                : new Source(payment.id(), provider, charge);
    }

    private static RefundPart part(
            Refund refund, int number, Money amount, @Nullable Source source) {
        return new RefundPart(
                refund.account(),
                refund.seller(),
                refund.id(),
                number,
                amount,
                source,
                source == null ? State.BY_HAND : State.REQUESTED,
                null);
    }
}
