package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeMovement;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.dispute.Movement;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The stored form of what was reported of a dispute, version 1. Amounts are {@code EUR 1.00}. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredCase(
        int version,
        List<StoredReport> reports,
        List<StoredMovement> movements,
        int reopenings,
        @Nullable LocalDate watchedOn,
        @Nullable String warned) {
    /** The stored form of a {@link DisputeReport}, but for what is the same for all of a case. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredReport(
            String charge,
            String event,
            String type,
            @Nullable String status,
            String amount,
            String reason,
            @Nullable String scheme,
            @Nullable String reasonCode,
            @Nullable Instant respondBy,
            @Nullable Boolean refundable,
            Instant at,
            List<StoredMovement> movements) {
        static StoredReport of(DisputeReport report) {
            Dispute.Status status = report.status();
            return new StoredReport(
                    report.chargeReference(),
                    report.eventId(),
                    report.type(),
                    status == null ? null : Words.of(status),
                    report.amount().toString(),
                    report.reason(),
                    report.scheme(),
                    report.reasonCode(),
                    report.respondBy(),
                    report.refundable(),
                    report.occurredAt(),
                    report.movements().stream().map(m -> StoredMovement.of(m, null)).toList());
        }

        DisputeReport toReport(String provider, String dispute) {
            return new DisputeReport(
                    provider,
                    dispute,
                    charge,
                    event,
                    type,
                    status == null ? null : Words.to(Dispute.Status.class, status),
                    Money.parse(amount),
                    reason,
                    scheme,
                    reasonCode,
                    respondBy,
                    refundable,
                    at,
                    movements.stream().map(StoredMovement::toMovement).toList());
        }
    }

    /** The stored form of a {@link Movement}, with its value where it is that of a case. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredMovement(
            String id, String amount, String fee, Instant at, @Nullable String value) {
        static StoredMovement of(Movement movement, @Nullable Money value) {
            return new StoredMovement(
                    movement.id(),
                    movement.amount().toString(),
                    movement.fee().toString(),
                    movement.movedAt(),
                    value == null ? null : value.toString());
        }

        Movement toMovement() {
            return new Movement(id, Money.parse(amount), Money.parse(fee), at);
        }

        DisputeMovement toDisputeMovement() {
            return new DisputeMovement(toMovement(), value == null ? null : Money.parse(value));
        }
    }

    static StoredCase of(Dispute dispute) {
        return new StoredCase(
                1,
                dispute.reports().stream().map(StoredReport::of).toList(),
                dispute.movements().stream()
                        .map(it -> StoredMovement.of(it.movement(), it.value()))
                        .toList(),
                dispute.reopenings(),
                dispute.watch().on(),
                dispute.watch().warned());
    }

    DisputeStore.Told toTold(String provider, String dispute) {
        StoredVersion.check("case", version);
        return new DisputeStore.Told(
                reports.stream().map(it -> it.toReport(provider, dispute)).toList(),
                movements.stream().map(StoredMovement::toDisputeMovement).toList(),
                reopenings,
                new Dispute.Watch(watchedOn, warned));
    }
}
