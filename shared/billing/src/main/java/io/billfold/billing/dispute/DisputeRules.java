package io.billfold.billing.dispute;

import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.ledger.Bookings;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.payment.Payment;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One state machine for the disputes of every provider. Reports come at least once and in any
 * order, so nothing depends on the order: the status is that of the latest report, by the
 * provider's time, then rank, then event id; a movement is booked when it is first heard of; and
 * what follows from both, the pause, the argued amount and the loss, is worked out anew from the
 * case as it stands.
 */
public final class DisputeRules {
    private DisputeRules() {}

    /**
     * What a report changes. A first report may be of any kind, also the closing one.
     *
     * @param known the case as stored, or null
     * @param payment the payment that the report's charge reference names
     * @param receivable the receivable of that payment's invoice
     * @throws IllegalArgumentException when the parts do not belong together or a currency differs
     *     from the payment's, which a person must book
     */
    public static DisputeChange apply(
            @Nullable Dispute known, DisputeReport report, Payment payment, Receivable receivable) {
        check(known, report, payment, receivable);
        Dispute before = known == null ? opened(report, payment) : known;
        List<Movement> moved = moved(before, report);
        Dispute carried = withMovements(withLatest(before, report), moved);
        Dispute after = withLosses(carried);
        Receivable receivableAfter = receivable(receivable, before, after);
        boolean changed =
                known == null || !after.equals(known) || !receivableAfter.equals(receivable);
        return new DisputeChange(
                after,
                receivableAfter,
                moved,
                entries(before, after, moved, report),
                known == null,
                !after.isOpen() && (known == null || known.status() != after.status()),
                changed);
    }

    private static void check(
            @Nullable Dispute known, DisputeReport report, Payment payment, Receivable receivable) {
        if (known != null && !isAbout(known, report, payment)) {
            throw new IllegalArgumentException(
                    "report " + report.eventId() + " is not about dispute " + known.id());
        }
        if (!payment.invoice().equals(receivable.invoice())) {
            throw new IllegalArgumentException(
                    "payment " + payment.id() + " is not for invoice " + receivable.invoice());
        }
        checkCurrency(report, report.amount(), payment);
        report.movements().forEach(movement -> checkCurrency(report, movement.amount(), payment));
    }

    private static boolean isAbout(Dispute known, DisputeReport report, Payment payment) {
        return known.id().equals(report.disputeId())
                && known.provider().equals(report.provider())
                && known.paymentId().equals(payment.id());
    }

    private static void checkCurrency(DisputeReport report, Money amount, Payment payment) {
        if (!amount.isSameCurrency(payment.amount())) {
            throw new IllegalArgumentException(
                    "dispute "
                            + report.disputeId()
                            + " moves "
                            + amount
                            + ", but payment "
                            + payment.id()
                            + " was "
                            + payment.amount()
                            + ": book the difference in currency by hand");
        }
    }

    private static Dispute opened(DisputeReport report, Payment payment) {
        Money none = Money.zero(payment.amount().getCurrencyUnit());
        return new Dispute(
                report.disputeId(),
                report.provider(),
                payment.id(),
                payment.invoice(),
                payment.account(),
                payment.seller(),
                report.amount(),
                firstStatus(report),
                report.reason(),
                report.respondBy(),
                Set.of(),
                none,
                none,
                report.occurredAt(),
                report.eventId());
    }

    /** A first report that names no status opens a chargeback if money went, else an inquiry. */
    private static Dispute.Status firstStatus(DisputeReport report) {
        if (report.status() != null) {
            return report.status();
        }
        boolean hasMoneyGone = report.movements().stream().anyMatch(m -> m.amount().isNegative());
        return hasMoneyGone ? Dispute.Status.CHARGEBACK : Dispute.Status.INQUIRY;
    }

    private static List<Movement> moved(Dispute before, DisputeReport report) {
        Map<String, Movement> unbooked = new LinkedHashMap<>();
        for (Movement movement : report.movements()) {
            if (!before.movementsBooked().contains(movement.id())) {
                unbooked.putIfAbsent(movement.id(), movement);
            }
        }
        return List.copyOf(unbooked.values());
    }

    private static Dispute withLatest(Dispute dispute, DisputeReport report) {
        Dispute.Status status = report.status();
        if (status == null || !isLater(report, status, dispute)) {
            return dispute;
        }
        return new Dispute(
                dispute.id(),
                dispute.provider(),
                dispute.paymentId(),
                dispute.invoice(),
                dispute.account(),
                dispute.seller(),
                report.amount(),
                status,
                report.reason(),
                report.respondBy(),
                dispute.movementsBooked(),
                dispute.withdrawn(),
                dispute.writtenOff(),
                report.occurredAt(),
                report.eventId());
    }

    /** Events of one second are common: rank and event id make the order total. */
    private static boolean isLater(DisputeReport report, Dispute.Status status, Dispute dispute) {
        int byTime = report.occurredAt().compareTo(dispute.lastEventAt());
        if (byTime != 0) {
            return byTime > 0;
        }
        int byRank = status.compareTo(dispute.status());
        return byRank != 0 ? byRank > 0 : report.eventId().compareTo(dispute.lastEventId()) > 0;
    }

    private static Dispute withMovements(Dispute dispute, List<Movement> moved) {
        Set<String> booked = new TreeSet<>(dispute.movementsBooked());
        Money withdrawn = dispute.withdrawn();
        for (Movement movement : moved) {
            booked.add(movement.id());
            withdrawn = withdrawn.minus(movement.amount());
        }
        return withMoney(dispute, booked, withdrawn, dispute.writtenOff());
    }

    /**
     * The policy for a lost case: what the provider keeps is given up and the invoice stays paid. A
     * later report may turn the loss back. No credit note follows: tax falls only if the price is
     * reduced or the rules on bad debt are met (Directive 2006/112/EC art. 90).
     */
    private static Dispute withLosses(Dispute dispute) {
        Money none = Money.zero(dispute.withdrawn().getCurrencyUnit());
        boolean givenUp = dispute.status().isLost() && dispute.withdrawn().isPositive();
        return withMoney(
                dispute,
                dispute.movementsBooked(),
                dispute.withdrawn(),
                givenUp ? dispute.withdrawn() : none);
    }

    private static Dispute withMoney(
            Dispute dispute, Set<String> booked, Money withdrawn, Money writtenOff) {
        return new Dispute(
                dispute.id(),
                dispute.provider(),
                dispute.paymentId(),
                dispute.invoice(),
                dispute.account(),
                dispute.seller(),
                dispute.amount(),
                dispute.status(),
                dispute.reason(),
                dispute.respondBy(),
                booked,
                withdrawn,
                writtenOff,
                dispute.lastEventAt(),
                dispute.lastEventId());
    }

    private static Receivable receivable(Receivable receivable, Dispute before, Dispute after) {
        // other disputes of the same invoice keep their share, so only the difference is added
        Money argued = receivable.disputed().plus(after.argued().minus(before.argued()));
        Receivable changed = receivable.withDisputed(argued);
        String reason = "dispute " + after.id();
        return after.isOpen() ? changed.withPause(reason) : changed.withoutPause(reason);
    }

    private static List<LedgerEntry> entries(
            Dispute before, Dispute after, List<Movement> moved, DisputeReport report) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (Movement movement : moved) {
            Bookings.disputeMoneyMoved(after, movement).ifPresent(entries::add);
        }
        Money loss = after.writtenOff().minus(before.writtenOff());
        if (!loss.isZero()) {
            LocalDate bookedOn = LocalDate.ofInstant(report.occurredAt(), ZoneOffset.UTC);
            entries.add(Bookings.disputeLost(after, report.eventId(), bookedOn, loss));
        }
        return entries;
    }
}
