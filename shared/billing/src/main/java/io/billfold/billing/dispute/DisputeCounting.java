package io.billfold.billing.dispute;

import io.billfold.billing.dispute.Counted.What;
import io.billfold.billing.payment.Acquired;
import io.billfold.billing.payment.Payment;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What counts in the networks' programmes, in which month. A dispute counts once, in the month in
 * which it first was one, by the provider's clock; what a case counts as follows from the set of
 * its reports, so that no order of them changes a total.
 */
public final class DisputeCounting {
    private DisputeCounting() {}

    /** A payment that a provider collected. */
    public static Counted sale(Payment payment, Acquired acquired) {
        return new Counted(
                payment.seller(),
                YearMonth.from(payment.receivedOn()),
                Objects.requireNonNull(payment.provider(), "provider"),
                acquired,
                What.SALES,
                1,
                payment.amount());
    }

    /**
     * A case, in the month in which it came and in that of the payment; nothing while it is an
     * inquiry, and when it was prevented.
     *
     * @param acquired as is known of the payment: what the case says of its network is better
     */
    public static List<Counted> dispute(Dispute dispute, Payment payment, Acquired acquired) {
        Acquired by = acquired.withScheme(dispute.scheme());
        return countsSince(dispute).stream()
                .flatMap(
                        since ->
                                List.of(
                                        of(
                                                payment,
                                                by,
                                                What.DISPUTES,
                                                month(since),
                                                dispute.amount()),
                                        of(
                                                payment,
                                                by,
                                                What.DISPUTES_OF_SALES,
                                                YearMonth.from(payment.receivedOn()),
                                                dispute.amount()))
                                        .stream())
                .toList();
    }

    /** Since when a case is a dispute that counts. */
    private static Optional<Instant> countsSince(Dispute dispute) {
        if (dispute.status() == Dispute.Status.PREVENTED) {
            return Optional.empty();
        }
        return dispute.reports().stream()
                .filter(report -> isDispute(report.status()))
                .map(DisputeReport::occurredAt)
                .findFirst()
                .or(
                        () ->
                                dispute.movements().stream()
                                        .filter(DisputeMovement::isTaken)
                                        .map(it -> it.movement().movedAt())
                                        .min(Instant::compareTo));
    }

    private static boolean isDispute(Dispute.@Nullable Status status) {
        return switch (status) {
            case CHARGEBACK,
                    REPRESENTED,
                    PRE_ARBITRATION,
                    ARBITRATION,
                    WON,
                    EXPIRED,
                    ACCEPTED,
                    LOST ->
                    true;
            case INQUIRY, PREVENTED, WITHDRAWN -> false;
            case null -> false;
        };
    }

    /** A bank's report of fraud, in the month in which it came and in that of the payment. */
    public static List<Counted> fraud(FraudReport report, Payment payment, Acquired acquired) {
        Acquired by = acquired.withScheme(report.scheme());
        Money amount = report.amount() == null ? payment.amount() : report.amount();
        return List.of(
                of(payment, by, What.FRAUDS, month(report.reportedAt()), amount),
                of(
                        payment,
                        by,
                        What.FRAUDS_OF_SALES,
                        YearMonth.from(payment.receivedOn()),
                        amount));
    }

    private static Counted of(
            Payment payment, Acquired by, What what, YearMonth month, Money amount) {
        String provider = Objects.requireNonNull(payment.provider(), "provider");
        return new Counted(payment.seller(), month, provider, by, what, 1, amount);
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }
}
