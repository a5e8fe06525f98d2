package io.billfold.events;

import io.billfold.billing.auditpackage.AuditPackage;
import io.billfold.billing.auditpackage.PackageRequest;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody asked for an audit package.
 *
 * @param packageId what it is known by
 * @param attempt from 1; one more each time that it is begun anew
 * @param seller whose documents and books
 * @param accountId of whom only, or null for all accounts
 * @param from the first day
 * @param to the last day
 * @param requestedBy who asked
 */
@Serdeable
public record AuditPackageRequested(
        int version,
        String eventId,
        Instant occurredAt,
        String packageId,
        int attempt,
        String seller,
        @Nullable String accountId,
        LocalDate from,
        LocalDate to,
        String requestedBy)
        implements BillfoldEvent {
    public AuditPackageRequested {
        Versions.check("AuditPackageRequested", version);
    }

    /** Of a package that was just asked for. */
    public static AuditPackageRequested of(AuditPackage asked) {
        PackageRequest request = asked.request();
        return new AuditPackageRequested(
                1,
                "AuditPackageRequested:" + asked.id() + "." + asked.attempt(),
                asked.requestedAt(),
                asked.id().value(),
                asked.attempt(),
                request.seller().value(),
                request.account() == null ? null : request.account().value(),
                request.from(),
                request.to(),
                asked.requestedBy());
    }
}
