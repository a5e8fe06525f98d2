package io.billfold.billing.dispute;

import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.payment.Payment;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One state machine for the disputes of every provider. Reports come at least once and in any
 * order, so nothing depends on the order: the case is the set of its reports, and the status, the
 * argued amount, the loss and the entries are worked out anew from that set. A report only ever
 * adds entries, so what is in the ledger is what the whole set asks for: see {@link
 * DisputeEntries}.
 */
public final class DisputeRules {
    private DisputeRules() {}

    /**
     * What a report changes. A first report may be of any kind, also the closing one.
     *
     * @param known the case as stored, or null
     * @param payment the payment that the report's charge reference names
     * @param receivable the receivable of that payment's invoice
     * @param today the day on which losses that become known are booked
     * @throws IllegalArgumentException when the parts do not belong together, or the case has more
     *     reports or movements than one can have
     */
    public static DisputeChange apply(
            @Nullable Dispute known,
            DisputeReport report,
            Payment payment,
            Receivable receivable,
            LocalDate today) {
        check(known, report, payment, receivable);
        Dispute after =
                DisputeMoney.valued(known == null ? opened(report, payment) : with(known, report));
        Receivable receivableAfter = receivable(receivable, known, after);
        boolean isChanged = !after.equals(known) || !receivableAfter.equals(receivable);
        return new DisputeChange(
                after,
                receivableAfter,
                gained(known, after, true),
                gained(known, after, false),
                entries(known, after, today),
                known == null,
                !after.isOpen() && (known == null || known.status() != after.status()),
                isChanged);
    }

    /**
     * What it changes that a person says what a movement in another currency is worth. It is booked
     * as if a report had said so; what is known of it stays.
     *
     * @param value in the payment's currency, above zero: its sign follows from the movement
     * @throws IllegalArgumentException when no such movement waits for a person, or the value is
     *     not of the payment's currency
     */
    public static DisputeChange book(
            Dispute known, String movement, Money value, Receivable receivable, LocalDate today) {
        if (!value.isPositive() || !value.getCurrencyUnit().equals(known.currency())) {
            throw new IllegalArgumentException(
                    "must be above zero, in " + known.currency() + ", was " + value);
        }
        if (known.held().stream().noneMatch(it -> it.id().equals(movement))) {
            throw new IllegalArgumentException(
                    "no movement " + movement + " of " + known.id() + " waits for a person");
        }
        Dispute after = DisputeMoney.valued(withValue(known, movement, value));
        return new DisputeChange(
                after,
                receivable(receivable, known, after),
                gained(known, after, true),
                List.of(),
                entries(known, after, today),
                false,
                false,
                true);
    }

    private static Dispute withValue(Dispute known, String movement, Money value) {
        List<DisputeMovement> movements =
                known.movements().stream()
                        .map(
                                it ->
                                        it.id().equals(movement)
                                                ? new DisputeMovement(
                                                        it.movement(),
                                                        it.isTaken() ? value.negated() : value)
                                                : it)
                        .toList();
        return new Dispute(
                known.id(),
                known.provider(),
                known.paymentId(),
                known.invoice(),
                known.account(),
                known.seller(),
                known.reports(),
                movements,
                known.reopened(),
                known.reopenings(),
                known.watch().again());
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
    }

    private static boolean isAbout(Dispute known, DisputeReport report, Payment payment) {
        return known.id().equals(report.disputeId())
                && known.provider().equals(report.provider())
                && known.paymentId().equals(payment.id());
    }

    private static Dispute opened(DisputeReport report, Payment payment) {
        CurrencyUnit currency = payment.amount().getCurrencyUnit();
        return new Dispute(
                report.disputeId(),
                report.provider(),
                payment.id(),
                payment.invoice(),
                payment.account(),
                payment.seller(),
                List.of(report),
                movements(List.of(), report),
                Money.zero(currency),
                0,
                Dispute.Watch.NONE);
    }

    /** The case with one more report; what an event said when it first came stays. */
    private static Dispute with(Dispute known, DisputeReport report) {
        boolean isRepeat =
                known.reports().stream().anyMatch(it -> it.eventId().equals(report.eventId()));
        if (isRepeat) {
            return known;
        }
        List<DisputeReport> reports = new ArrayList<>(known.reports());
        reports.add(report);
        return new Dispute(
                known.id(),
                known.provider(),
                known.paymentId(),
                known.invoice(),
                known.account(),
                known.seller(),
                reports,
                movements(known.movements(), report),
                known.reopened(),
                known.reopenings(),
                known.watch().again());
    }

    private static List<DisputeMovement> movements(
            List<DisputeMovement> known, DisputeReport report) {
        Map<String, DisputeMovement> movements = new LinkedHashMap<>();
        known.forEach(movement -> movements.put(movement.id(), movement));
        report.movements()
                .forEach(it -> movements.putIfAbsent(it.id(), new DisputeMovement(it, null)));
        return List.copyOf(movements.values());
    }

    /** What is dunned is what is open: the argued part was paid, so it is no part of that. */
    private static Receivable receivable(
            Receivable receivable, @Nullable Dispute before, Dispute after) {
        // other disputes of the same invoice keep their share, so only the difference is added
        Money argued = receivable.disputed().plus(after.argued());
        Money changed = before == null ? argued : argued.minus(before.argued());
        // releases before this one paused all of an invoice
        return receivable.withDisputed(changed).withoutPause("dispute " + after.id());
    }

    private static List<Movement> gained(
            @Nullable Dispute before, Dispute after, boolean areValued) {
        List<String> known =
                before == null
                        ? List.of()
                        : before.movements().stream()
                                .filter(it -> !areValued || it.value() != null)
                                .map(DisputeMovement::id)
                                .toList();
        return after.movements().stream()
                .filter(it -> (it.value() != null) == areValued)
                .filter(it -> !known.contains(it.id()))
                .map(DisputeMovement::movement)
                .toList();
    }

    private static List<LedgerEntry> entries(
            @Nullable Dispute before, Dispute after, LocalDate today) {
        Map<String, LedgerEntry> entries = DisputeEntries.of(after, today);
        if (before != null) {
            entries.keySet().removeAll(DisputeEntries.of(before, today).keySet());
        }
        return List.copyOf(entries.values());
    }
}
