package io.billfold.events;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.tax.id.TaxIdChange;
import io.billfold.billing.tax.id.TaxIdCheck;
import io.billfold.billing.tax.id.TaxIdStanding;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A register was asked about a customer's tax id.
 *
 * @param country whose number it is, as in {@link io.billfold.billing.tax.id.TaxId}
 * @param taxId normalized, for example {@code DE136695976}
 * @param status what counts from now on: {@code valid}, {@code invalid} or {@code pending}
 * @param change what this check changed: {@code none}, {@code became-valid}, {@code became-invalid}
 *     or {@code lapsed}
 * @param checkedAt when the answer that counts was given
 * @param source who gave it, for example {@code VIES}
 * @param consultationNumber the register's number of it, or null
 * @param registeredName whose the number is, or null
 * @param unanswered why the register did not answer this time, or null when it did
 * @param dueAt when it is asked again by itself, or null for never
 */
@Serdeable
public record TaxIdChecked(
        int version,
        String eventId,
        Instant occurredAt,
        String accountId,
        String country,
        String taxId,
        String status,
        String change,
        Instant checkedAt,
        String source,
        @Nullable String consultationNumber,
        @Nullable String registeredName,
        @Nullable String unanswered,
        @Nullable Instant dueAt)
        implements BillfoldEvent {
    public TaxIdChecked {
        Versions.check("TaxIdChecked", version);
    }

    /**
     * The event of a check.
     *
     * @param standingVersion of the standing that was stored, from 1: each check is an event
     */
    public static TaxIdChecked of(
            Instant occurredAt,
            AccountId account,
            long standingVersion,
            TaxIdStanding standing,
            TaxIdChange change) {
        TaxIdCheck inForce = standing.inForce();
        return new TaxIdChecked(
                1,
                "TaxIdChecked:" + account + "." + standingVersion,
                occurredAt,
                account.value(),
                inForce.number().country(),
                inForce.number().value(),
                Forms.kebabOf(inForce.status()),
                Forms.kebabOf(change),
                inForce.checkedAt(),
                inForce.source(),
                inForce.consultationNumber(),
                inForce.registeredName(),
                standing.unansweredBecause(),
                standing.dueAt());
    }
}
