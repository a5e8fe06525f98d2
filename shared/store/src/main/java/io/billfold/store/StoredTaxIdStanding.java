package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.tax.id.TaxId;
import io.billfold.billing.tax.id.TaxIdCheck;
import io.billfold.billing.tax.id.TaxIdStanding;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The stored form of a {@link TaxIdStanding}, version 1. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredTaxIdStanding(
        int version,
        StoredTaxIdCheck inForce,
        @Nullable String requester,
        int unansweredTimes,
        @Nullable String unansweredBecause,
        @Nullable String dueAt) {
    /** The stored form of a {@link TaxId}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredTaxId(
            String country,
            @Nullable String prefix,
            String number,
            @Nullable String mark,
            String kind,
            @Nullable String region,
            @Nullable String register) {
        static StoredTaxId of(TaxId id) {
            return new StoredTaxId(
                    id.country(),
                    id.prefix(),
                    id.number(),
                    id.mark(),
                    id.kind(),
                    id.region(),
                    id.register());
        }

        TaxId toTaxId() {
            return new TaxId(
                    country,
                    prefix == null ? "" : prefix,
                    number,
                    mark == null ? "" : mark,
                    kind,
                    region,
                    register);
        }
    }

    /** The stored form of a {@link TaxIdCheck}, version 1. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredTaxIdCheck(
            int version,
            StoredTaxId number,
            String status,
            String checkedAt,
            String source,
            @Nullable String consultationNumber,
            @Nullable String registeredName,
            @Nullable String reason) {
        static StoredTaxIdCheck of(TaxIdCheck check) {
            return new StoredTaxIdCheck(
                    1,
                    StoredTaxId.of(check.number()),
                    Words.of(check.status()),
                    check.checkedAt().toString(),
                    check.source(),
                    check.consultationNumber(),
                    check.registeredName(),
                    check.reason());
        }

        TaxIdCheck toCheck() {
            StoredVersion.check("tax id check", version);
            return new TaxIdCheck(
                    number.toTaxId(),
                    Words.to(TaxIdCheck.Status.class, status),
                    Instant.parse(checkedAt),
                    source,
                    consultationNumber,
                    registeredName,
                    reason);
        }
    }

    static StoredTaxIdStanding of(TaxIdStanding standing) {
        SellerId requester = standing.requester();
        Instant dueAt = standing.dueAt();
        return new StoredTaxIdStanding(
                1,
                StoredTaxIdCheck.of(standing.inForce()),
                requester == null ? null : requester.value(),
                standing.unansweredTimes(),
                standing.unansweredBecause(),
                dueAt == null ? null : dueAt.toString());
    }

    TaxIdStanding toStanding() {
        StoredVersion.check("tax id standing", version);
        return new TaxIdStanding(
                inForce.toCheck(),
                requester == null ? null : new SellerId(requester),
                unansweredTimes,
                unansweredBecause,
                dueAt == null ? null : Instant.parse(dueAt));
    }
}
