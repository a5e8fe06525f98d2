package io.billfold.billing.dispute;

import io.billfold.billing.Checks;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A case in which a payer's bank asks for money back. Its status and its money are two tracks: the
 * status says whose turn it is, only movements say where the money is. All that is known of it is
 * what was reported; the same reports make the same case, in whatever order they came.
 *
 * @param id the provider's id of the case, for example {@code dp_1}
 * @param provider who reported it, for example {@code stripe}
 * @param paymentId the payment that is disputed
 * @param invoice the invoice that was paid with it
 * @param account who paid
 * @param seller who was paid
 * @param reports each event once, sorted by {@link DisputeReport#BY_TIME}; at least one, at most
 *     100
 * @param movements each movement once, sorted by id; at most 20
 * @param reopened what the customer owes again because the case was lost, in the payment's currency
 * @param reopenings how often that changed
 * @param watch what was done about it without a report
 */
public record Dispute(
        String id,
        String provider,
        String paymentId,
        InvoiceNumber invoice,
        AccountId account,
        SellerId seller,
        List<DisputeReport> reports,
        List<DisputeMovement> movements,
        Money reopened,
        int reopenings,
        Watch watch) {
    /** A case has two to six movements; more than this is a mistake that a person must look at. */
    public static final int MOVEMENTS_MAX = 20;

    /** A provider tells of a case ten or twenty times; all of it must fit one item of a table. */
    public static final int REPORTS_MAX = 100;

    public Dispute {
        Checks.text("dispute.id", id, 255);
        Checks.text("dispute.provider", provider, 64);
        // sorted, so that what is stored has one form
        reports = reports.stream().sorted(DisputeReport.BY_TIME).toList();
        movements = movements.stream().sorted(Comparator.comparing(DisputeMovement::id)).toList();
        if (reports.isEmpty() || reports.size() > REPORTS_MAX) {
            throw new IllegalArgumentException(
                    "dispute " + id + " has " + reports.size() + " reports, not 1 to 100");
        }
        if (movements.size() > MOVEMENTS_MAX) {
            throw new IllegalArgumentException(
                    "dispute " + id + " has more than " + MOVEMENTS_MAX + " movements");
        }
    }

    /** Where it stands: what the latest report says, by the provider's time. */
    public Status status() {
        List<Status> told = statuses();
        return told.isEmpty() ? Status.CHARGEBACK : told.getLast();
    }

    /** What reports said of the status, in order; where none did, what the money says. */
    private List<Status> statuses() {
        List<Status> told =
                reports.stream().map(DisputeReport::status).filter(Objects::nonNull).toList();
        boolean isQuiet = told.isEmpty() && movements.stream().noneMatch(DisputeMovement::isTaken);
        return isQuiet ? List.of(Status.INQUIRY) : told;
    }

    /** Whether somebody still has to decide it. */
    public boolean isOpen() {
        return status().isOpen();
    }

    /** The latest report that says where the case stands, or the latest of all. */
    public DisputeReport latest() {
        return reports.stream()
                .filter(report -> report.status() != null)
                .reduce((_, later) -> later)
                .orElse(reports.getLast());
    }

    /** When the case was first told of, by the provider's clock. */
    public Instant openedAt() {
        return reports.getFirst().occurredAt();
    }

    /** Since when the case stands where it stands. */
    public Instant since() {
        return stage().getFirst().occurredAt();
    }

    /** The reports since the first of those that agree with the latest on the status. */
    private List<DisputeReport> stage() {
        Status now = latest().status();
        int begin = reports.size() - 1;
        for (int i = begin; i >= 0; i--) {
            Status told = reports.get(i).status();
            if (told != null && told != now) {
                break;
            }
            begin = i;
        }
        return reports.subList(begin, reports.size());
    }

    /** What is disputed, in the provider's words and currency. */
    public Money amount() {
        return latest().amount();
    }

    /** The provider's word for the reason, for example {@code fraudulent}. */
    public String reason() {
        return latest().reason();
    }

    /** Whose rules it follows, for example {@code visa}, or null while nobody said. */
    public @Nullable String scheme() {
        return last(reports, DisputeReport::scheme).orElse(null);
    }

    /** The network's code for the reason, for example {@code 10.4}, or null while nobody said. */
    public @Nullable String reasonCode() {
        return last(reports, DisputeReport::reasonCode).orElse(null);
    }

    /** Until when the provider takes an answer at this stage, or null when it did not say. */
    public @Nullable Instant respondBy() {
        return last(stage(), DisputeReport::respondBy).orElse(null);
    }

    /** Whether the provider says that the payment may be refunded now. */
    public boolean isRefundable() {
        return last(reports, DisputeReport::refundable).orElse(false);
    }

    private static <T> Optional<T> last(
            List<DisputeReport> reports, Function<DisputeReport, @Nullable T> said) {
        for (DisputeReport report : reports.reversed()) {
            T value = said.apply(report);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** The case after it was looked at, with what the customer owes again from then on. */
    Dispute watched(Watch now, Money reopenedNow) {
        return new Dispute(
                id,
                provider,
                paymentId,
                invoice,
                account,
                seller,
                reports,
                movements,
                reopenedNow,
                reopenedNow.isEqual(reopened) ? reopenings : reopenings + 1,
                now);
    }

    /** The payment's currency, in which the receivable is argued about. */
    public CurrencyUnit currency() {
        return reopened.getCurrencyUnit();
    }

    /** Movements that a person must book: what they are worth in the payment's currency is open. */
    public List<DisputeMovement> held() {
        return movements.stream().filter(movement -> movement.value() == null).toList();
    }

    /**
     * What the provider took less what it gave back, in the payment's currency; below zero only for
     * as long as the report of the withdrawal is late.
     */
    public Money withdrawn() {
        Money withdrawn = Money.zero(currency());
        for (DisputeMovement movement : movements) {
            Money value = movement.value();
            withdrawn = value == null ? withdrawn : withdrawn.minus(value);
        }
        return withdrawn;
    }

    /** What of it is booked as a loss: all while the case counts as lost, and nothing else. */
    public Money writtenOff() {
        return status().isLost() ? withdrawn() : Money.zero(currency());
    }

    /** What stands on the disputed receivable account for this case; never below zero. */
    public Money argued() {
        Money rest = withdrawn().minus(writtenOff());
        return rest.isNegative() ? Money.zero(currency()) : rest;
    }

    /** How often the case became a lost one. A report that comes late never lowers it. */
    public int timesLost() {
        return changes(true);
    }

    /** How often a lost case came to life again. A report that comes late never lowers it. */
    public int timesRevived() {
        return changes(false);
    }

    private int changes(boolean toLost) {
        int count = 0;
        boolean wasLost = false;
        for (Status status : statuses()) {
            boolean isChange = status.isLost() != wasLost;
            count += isChange && status.isLost() == toLost ? 1 : 0;
            wasLost = status.isLost();
        }
        return count;
    }

    /**
     * What was done about a case without a report.
     *
     * @param on the last day on which it was looked at, or null since the latest report
     * @param warned which warning of a deadline was the last, for example {@code 2026-02-05.3} for
     *     the one three days before it; or null
     */
    public record Watch(@Nullable LocalDate on, @Nullable String warned) {
        /** Nobody has looked yet. */
        public static final Watch NONE = new Watch(null, null);

        Watch again() {
            return new Watch(null, warned);
        }
    }

    /**
     * Where a case stands, in words that fit every provider. The order breaks ties between reports
     * of the same second.
     */
    public enum Status {
        /** The bank asks; no money moves. */
        INQUIRY,
        /** The bank takes the money back unless we answer. */
        CHARGEBACK,
        /** We answered, the bank decides. */
        REPRESENTED,
        /** The bank did not accept our answer: a second chance to answer, often a second debit. */
        PRE_ARBITRATION,
        /** The network decides, at the loser's cost. */
        ARBITRATION,
        /** Refunded by an alert or by rule before it counted as a dispute. */
        PREVENTED,
        /** The payer or the bank gave it up, or an inquiry ended without a chargeback. */
        WITHDRAWN,
        /** Decided for us. */
        WON,
        /** Nobody answered in time: lost. */
        EXPIRED,
        /** We gave in. */
        ACCEPTED,
        /** Decided against us. */
        LOST;

        /** Whether somebody still has to decide it. */
        public boolean isOpen() {
            return compareTo(PREVENTED) < 0;
        }

        /** Whether it ended such that what the provider took does not come back. */
        public boolean isLost() {
            return switch (this) {
                case PREVENTED, EXPIRED, ACCEPTED, LOST -> true;
                case INQUIRY,
                        CHARGEBACK,
                        REPRESENTED,
                        PRE_ARBITRATION,
                        ARBITRATION,
                        WITHDRAWN,
                        WON ->
                        false;
            };
        }
    }
}
