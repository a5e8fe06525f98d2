package io.billfold.watchdisputes;

import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeDates;
import io.billfold.billing.dispute.DisputeMovement;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.dispute.DisputeWatch;
import io.billfold.billing.dispute.ReasonCodes;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.events.Forms;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A case as callers see it. Amounts carry their currency: {@code EUR 119.00}.
 *
 * @param reason the provider's word
 * @param reasonClass fraud, authorization, processing, consumer or other
 * @param meaning what the network's code means, or null where it is not in the table
 * @param answerBy our own deadline, or null when it is not our turn
 * @param finalOn from when a win is final
 * @param withdrawn what the provider took less what it gave back
 * @param argued what stands on the disputed receivable account
 * @param writtenOff what is booked as a loss
 * @param reopened what the customer owes again
 * @param held how many movements a person must book
 * @param why what led to what, in words; empty in lists
 * @param reports all that was told, in the order of the provider's times; empty in lists
 * @param movements all money that moved; empty in lists
 * @param entries what was booked; empty in lists
 */
@Serdeable
record DisputeAnswer(
        String provider,
        String disputeId,
        String paymentId,
        String number,
        String accountId,
        String seller,
        String status,
        boolean open,
        String amount,
        String reason,
        @Nullable String scheme,
        @Nullable String reasonCode,
        String reasonClass,
        @Nullable String meaning,
        Instant openedAt,
        Instant since,
        @Nullable Instant respondBy,
        @Nullable LocalDate answerBy,
        @Nullable LocalDate finalOn,
        String withdrawn,
        String argued,
        String writtenOff,
        String reopened,
        int held,
        List<String> why,
        List<Reported> reports,
        List<Moved> movements,
        List<Booked> entries) {
    /** What one event said. */
    @Serdeable
    record Reported(
            Instant at, String event, String type, @Nullable String status, List<String> moved) {
        static Reported of(DisputeReport report) {
            Dispute.Status status = report.status();
            return new Reported(
                    report.occurredAt(),
                    report.eventId(),
                    report.type(),
                    status == null ? null : Forms.wordOf(status),
                    report.movements().stream().map(it -> it.id()).toList());
        }
    }

    /**
     * Money that moved.
     *
     * @param value in the payment's currency; null while a person must book it
     */
    @Serdeable
    record Moved(String id, Instant at, String amount, String fee, @Nullable String value) {
        static Moved of(DisputeMovement moved) {
            Money value = moved.value();
            return new Moved(
                    moved.id(),
                    moved.movement().movedAt(),
                    moved.movement().amount().toString(),
                    moved.movement().fee().toString(),
                    value == null ? null : value.toString());
        }
    }

    /**
     * An entry of the ledger.
     *
     * @param postings account and amount; credits are below zero
     */
    @Serdeable
    record Booked(String id, LocalDate bookedOn, String description, List<String> postings) {
        static Booked of(LedgerEntry entry) {
            return new Booked(
                    entry.id(),
                    entry.bookedOn(),
                    entry.description(),
                    entry.postings().stream()
                            .map(it -> Forms.wordOf(it.account()) + " " + it.signed())
                            .toList());
        }
    }

    /** A case in a list. */
    static DisputeAnswer row(Dispute dispute, DisputeDates dates) {
        return of(dispute, dates, false, List.of(), List.of());
    }

    /** A case with all that is known of it. */
    static DisputeAnswer whole(
            Dispute dispute, DisputeDates dates, List<String> why, List<LedgerEntry> entries) {
        return of(dispute, dates, true, why, entries);
    }

    private static DisputeAnswer of(
            Dispute dispute,
            DisputeDates dates,
            boolean isWhole,
            List<String> why,
            List<LedgerEntry> entries) {
        return new DisputeAnswer(
                dispute.provider(),
                dispute.id(),
                dispute.paymentId(),
                dispute.invoice().toString(),
                dispute.account().value(),
                dispute.seller().value(),
                Forms.wordOf(dispute.status()),
                dispute.isOpen(),
                dispute.amount().toString(),
                dispute.reason(),
                dispute.scheme(),
                dispute.reasonCode(),
                DisputeWatch.reasonClass(dispute, dates.codes()),
                DisputeWatch.reason(dispute, dates.codes())
                        .map(ReasonCodes.Reason::name)
                        .orElse(null),
                dispute.openedAt(),
                dispute.since(),
                dispute.respondBy(),
                dates.answerBy(dispute),
                dates.finalOn(dispute),
                dispute.withdrawn().toString(),
                dispute.argued().toString(),
                dispute.writtenOff().toString(),
                dispute.reopened().toString(),
                dispute.held().size(),
                why,
                isWhole ? dispute.reports().stream().map(Reported::of).toList() : List.of(),
                isWhole ? dispute.movements().stream().map(Moved::of).toList() : List.of(),
                entries.stream().map(Booked::of).toList());
    }
}
