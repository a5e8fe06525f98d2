package io.billfold.buildauditpackage;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.auditpackage.AuditPackage;
import io.billfold.billing.auditpackage.Book;
import io.billfold.store.DocumentStore.Link;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A package as callers see it.
 *
 * @param state requested, building, finished, failed, or expired when its file was deleted: ask for
 *     it again
 * @param documents how many are in it
 * @param documentsTotal how many will be; 0 before they are counted
 * @param bytes of the zip so far
 * @param endedAt when it was finished or failed
 * @param reason why it failed
 * @param url gives whoever has it the zip, until it expires; null before it is finished
 * @param expiresAt until when the link works, by the wall clock
 */
@Serdeable
record PackageAnswer(
        String id,
        String seller,
        LocalDate from,
        LocalDate to,
        @Nullable String account,
        List<String> books,
        String state,
        long documents,
        long documentsTotal,
        long bytes,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant endedAt,
        @Nullable String reason,
        @Nullable String url,
        @Nullable Instant expiresAt) {
    static PackageAnswer of(AuditPackage found) {
        return of(found, found.state().word(), null);
    }

    /** With a link to the zip. */
    static PackageAnswer of(AuditPackage found, Link link) {
        return of(found, found.state().word(), link);
    }

    /** Whose zip is not there any more. */
    static PackageAnswer expired(AuditPackage found) {
        return of(found, "expired", null);
    }

    private static PackageAnswer of(AuditPackage found, String state, @Nullable Link link) {
        AccountId account = found.request().account();
        return new PackageAnswer(
                found.id().value(),
                found.request().seller().value(),
                found.request().from(),
                found.request().to(),
                account == null ? null : account.value(),
                found.request().books().stream().map(Book::word).toList(),
                state,
                found.progress().documents(),
                found.progress().documentsTotal(),
                found.progress().bytes(),
                found.requestedBy(),
                found.requestedAt(),
                found.endedAt(),
                found.reason(),
                link == null ? null : link.url().toString(),
                link == null ? null : link.expiresAt());
    }
}
