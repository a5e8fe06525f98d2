package io.billfold.billing.payout;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeMovement;
import io.billfold.billing.payment.Payment;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares the lines of a payout with the books. What is booked later explains a line later; what
 * is explained stays so.
 */
public final class PayoutCheck {
    private static final String BY_HAND =
            "is nothing that is booked by itself: say what it is (POST /payouts/{id}/decisions)";

    private final SellerId seller;
    private final Booked booked;

    private PayoutCheck(SellerId seller, Booked booked) {
        this.seller = seller;
        this.booked = booked;
    }

    /**
     * Lines that differ from the books, and why, in their order. Charges and what was taken back of
     * them, and refunds of one payment, are compared together.
     */
    public static List<Doubt> doubts(SellerId seller, List<PayoutLine> lines, Booked booked) {
        PayoutCheck check = new PayoutCheck(seller, booked);
        return together(lines).stream().map(check::doubt).flatMap(Optional::stream).toList();
    }

    private static Collection<PayoutLine> together(List<PayoutLine> lines) {
        Map<List<String>, PayoutLine> together = new LinkedHashMap<>();
        for (PayoutLine line : lines) {
            List<String> key = new ArrayList<>();
            key.add(line.type().kind().name());
            key.add(isOfCharge(line) ? String.valueOf(line.charge()) : line.id());
            key.add(line.gross().getCurrencyUnit().getCode());
            together.merge(key, line, PayoutLine::plus);
        }
        return together.values();
    }

    private static boolean isOfCharge(PayoutLine line) {
        LineType.Kind kind = line.type().kind();
        boolean isPaid = kind == LineType.Kind.PAYMENT || kind == LineType.Kind.REFUND;
        return isPaid && line.charge() != null && line.settledBy() == null;
    }

    private Optional<Doubt> doubt(PayoutLine line) {
        if (line.settledBy() != null) {
            return doubt(
                    line,
                    line.net(),
                    "was settled by payout %s before: nothing of it is booked again"
                            .formatted(line.settledBy()));
        }
        return switch (line.type().kind()) {
            case PAYMENT -> payment(line);
            case REFUND -> refund(line);
            case DISPUTE -> dispute(line);
            case FEE, CARRIED -> Optional.empty();
            case OTHER -> line.net().isZero() ? Optional.empty() : doubt(line, line.net(), BY_HAND);
        };
    }

    private static Optional<Doubt> doubt(PayoutLine line, Money missing, String reason) {
        return Optional.of(new Doubt(line, missing, reason));
    }

    private Optional<Doubt> payment(PayoutLine line) {
        Payment payment = paid(line);
        if (payment == null) {
            return unknown(line);
        }
        if (!payment.amount().isSameCurrency(line.gross())) {
            String reason =
                    "is booked as %s of payment %s".formatted(payment.amount(), payment.id());
            return doubt(line, line.gross(), reason);
        }
        if (line.gross().isNegative()) {
            return doubt(
                    line, line.gross(), "takes back what payment " + payment.id() + " brought");
        }
        Money missing = line.gross().minus(payment.amount());
        return missing.isZero()
                ? Optional.empty()
                : doubt(
                        line,
                        missing,
                        "is %s here, but payment %s is booked with %s"
                                .formatted(line.gross(), payment.id(), payment.amount()));
    }

    private @Nullable Payment paid(PayoutLine line) {
        Payment payment = line.charge() == null ? null : booked.payments().get(line.charge());
        return payment != null && payment.seller().equals(seller) ? payment : null;
    }

    private Optional<Doubt> unknown(PayoutLine line) {
        String reason =
                line.charge() == null
                        ? "names no charge"
                        : "no payment of %s is recorded for charge %s"
                                .formatted(seller, line.charge());
        return doubt(line, line.gross(), reason);
    }

    /** What came back to us of refunds is told by the provider alone. */
    private Optional<Doubt> refund(PayoutLine line) {
        if (paid(line) == null) {
            return unknown(line);
        }
        Money known = booked.refunded().get(Objects.requireNonNull(line.charge()));
        Money given = line.gross().negated();
        boolean isKnown = known != null && known.isSameCurrency(given) && !known.isLessThan(given);
        return isKnown || !given.isPositive()
                ? Optional.empty()
                : doubt(
                        line,
                        line.gross(),
                        "no refund of %s is recorded for charge %s"
                                .formatted(given, line.charge()));
    }

    private Optional<Doubt> dispute(PayoutLine line) {
        Dispute dispute = line.dispute() == null ? null : booked.disputes().get(line.dispute());
        if (dispute == null || !dispute.seller().equals(seller)) {
            return doubt(
                    line, line.gross(), "dispute " + line.dispute() + " is not known, or not yet");
        }
        return dispute.movements().stream()
                .filter(it -> it.id().equals(line.id()) && it.value() != null)
                .findFirst()
                .map(it -> moved(line, it))
                .orElseGet(
                        () ->
                                doubt(
                                        line,
                                        line.gross(),
                                        "dispute %s has not booked movement %s"
                                                .formatted(dispute.id(), line.id())));
    }

    private static Optional<Doubt> moved(PayoutLine line, DisputeMovement movement) {
        Money amount = movement.movement().amount();
        Money fee = movement.movement().fee();
        boolean isFeeTold = line.type().fee() != LineType.Fee.CASE || fee.equals(line.fee());
        return amount.equals(line.gross()) && isFeeTold
                ? Optional.empty()
                : doubt(
                        line,
                        line.gross(),
                        "is %s with a fee of %s here, but %s with %s in the case"
                                .formatted(line.gross(), line.fee(), amount, fee));
    }
}
