package io.billfold.events;

import io.billfold.billing.auditpackage.AuditPackage;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * An audit package is further: one of the runs that make it is over, and the next one goes on with
 * this event; or it is finished, or can't be made.
 *
 * @param packageId what it is known by
 * @param attempt from 1; one more each time that it was begun anew
 * @param run the run that goes on, from 1
 * @param seller whose documents and books
 * @param state {@code building}, {@code finished} or {@code failed}
 * @param documents how many are in it
 * @param documentsTotal how many will be
 * @param bytes of the zip so far
 */
@Serdeable
public record AuditPackageAdvanced(
        int version,
        String eventId,
        Instant occurredAt,
        String packageId,
        int attempt,
        long run,
        String seller,
        String state,
        long documents,
        long documentsTotal,
        long bytes)
        implements BillfoldEvent {
    public AuditPackageAdvanced {
        Versions.check("AuditPackageAdvanced", version);
    }

    /**
     * Of a package.
     *
     * @param run the run that goes on
     */
    public static AuditPackageAdvanced of(AuditPackage further, long run, Instant at) {
        return new AuditPackageAdvanced(
                1,
                "AuditPackageAdvanced:" + further.id() + "." + further.attempt() + "." + run,
                at,
                further.id().value(),
                further.attempt(),
                run,
                further.request().seller().value(),
                further.state().word(),
                further.progress().documents(),
                further.progress().documentsTotal(),
                further.progress().bytes());
    }
}
