package io.billfold.billing.dispute;

import io.billfold.billing.account.LostDisputes;
import io.billfold.billing.dispute.DisputeDates.Warning;
import io.billfold.billing.dispute.ReasonCodes.ReasonClass;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.ledger.Bookings;
import io.billfold.billing.ledger.LedgerEntry;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * What a day brings for a case that nobody reports of: a warning that its deadline comes near, or
 * what its loss means for the customer.
 *
 * @param policy of the case's seller
 */
public record DisputeWatch(DisputeDates dates, LostDisputes policy) {
    /**
     * What is to be done.
     *
     * @param after the case, looked at
     * @param receivableAfter the invoice's receivable, with what the customer owes again
     * @param entry what to book, or null
     * @param warning what to warn of, or null
     */
    public record Watched(
            Dispute after,
            Receivable receivableAfter,
            @Nullable LedgerEntry entry,
            @Nullable Warning warning) {}

    /**
     * Looks at a case. Its loss is booked by then; the invoice is opened again only here, when all
     * that was reported has arrived.
     *
     * @param today in UTC
     */
    public Watched look(Dispute dispute, Receivable receivable, LocalDate today) {
        Money owed = owedAgain(dispute, receivable, today);
        Money change = owed.minus(dispute.reopened());
        // what was paid again meanwhile is no longer open: the customer has it to its credit
        Money open = larger(change, receivable.open().negated());
        Warning warning = warning(dispute, today);
        String warned = warning == null ? dispute.watch().warned() : warning.key();
        Dispute after = dispute.watched(new Dispute.Watch(today, warned), owed);
        return new Watched(
                after,
                receivable.withReopened(open),
                change.isZero()
                        ? null
                        : Bookings.disputeReopened(after, open, change.minus(open), today),
                warning);
    }

    /** What was given up, but never more than what stands as paid. */
    private Money owedAgain(Dispute dispute, Receivable receivable, LocalDate today) {
        Money known = dispute.reopened();
        if (!dispute.status().isLost()) {
            return known.multipliedBy(0);
        }
        if (today.isBefore(dates.settlesOn(dispute))) {
            return known;
        }
        Money paid = receivable.total().minus(receivable.credited()).minus(receivable.open());
        Money wanted = isOwed(dispute) ? dispute.writtenOff() : known.multipliedBy(0);
        return smaller(wanted, known.plus(paid));
    }

    /** What an alert made us refund was given back by choice. */
    private boolean isOwed(Dispute dispute) {
        return dispute.status() != Dispute.Status.PREVENTED
                && dispute.writtenOff().isPositive()
                && policy.isReopened(reasonClass(dispute, dates.codes()));
    }

    private static Money smaller(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }

    private static Money larger(Money one, Money other) {
        return one.isGreaterThan(other) ? one : other;
    }

    /** The class of the network's code, in the words of a seller's policy. */
    public static String reasonClass(Dispute dispute, ReasonCodes codes) {
        return reason(dispute, codes)
                .map(ReasonCodes.Reason::reasonClass)
                .orElse(ReasonClass.OTHER)
                .name()
                .toLowerCase(Locale.ROOT);
    }

    /** What the network's code meant when the case was opened; empty for one that is not known. */
    public static Optional<ReasonCodes.Reason> reason(Dispute dispute, ReasonCodes codes) {
        LocalDate opened = LocalDate.ofInstant(dispute.openedAt(), ZoneOffset.UTC);
        return codes.find(dispute.scheme(), dispute.reasonCode(), opened);
    }

    /** The latest that is due; a case that comes late is warned of once and not three times. */
    private @Nullable Warning warning(Dispute dispute, LocalDate today) {
        return dates.warnings(dispute).stream()
                .filter(it -> !today.isBefore(it.on()) && !today.isAfter(it.endsOn()))
                .reduce((_, later) -> later)
                .filter(it -> !it.key().equals(dispute.watch().warned()))
                .orElse(null);
    }
}
