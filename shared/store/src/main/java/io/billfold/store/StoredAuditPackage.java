package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.auditpackage.AuditPackage;
import io.billfold.billing.auditpackage.Book;
import io.billfold.billing.auditpackage.PackageRequest;
import io.billfold.billing.auditpackage.PackageWork;
import io.billfold.billing.auditpackage.PackageWork.MadeDays;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The stored form of an {@link AuditPackage} and of its {@link PackageWork}, version 1. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredAuditPackage(
        int version, Asked asked, String state, Made made, Work work, @Nullable Ended ended) {
    /** What was asked for, and by whom. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Asked(
            String seller,
            String from,
            String to,
            @Nullable String account,
            List<String> books,
            int attempt,
            String by,
            String at) {}

    /** What is there. */
    @Serdeable
    record Made(long documents, long documentsTotal, long bytes) {}

    /** Where it goes on. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Work(
            long run,
            long step,
            String stage,
            String cursor,
            long bytes,
            long entries,
            int parts,
            @Nullable String uploadId,
            @Nullable String takenUntil,
            int ledgerTries,
            Days days) {}

    /** The days of its documents and seals. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Days(
            @Nullable String first,
            @Nullable String last,
            @Nullable String sealedFrom,
            @Nullable String sealedTo) {}

    /** How it came out. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ended(String at, @Nullable String reason) {}

    static StoredAuditPackage of(AuditPackage found, PackageWork work) {
        PackageRequest request = found.request();
        Instant endedAt = found.endedAt();
        return new StoredAuditPackage(
                1,
                new Asked(
                        request.seller().value(),
                        request.from().toString(),
                        request.to().toString(),
                        request.account() == null ? null : request.account().value(),
                        request.books().stream().map(Book::word).toList(),
                        found.attempt(),
                        found.requestedBy(),
                        found.requestedAt().toString()),
                Words.of(found.state()),
                new Made(
                        found.progress().documents(),
                        found.progress().documentsTotal(),
                        found.progress().bytes()),
                work(work),
                endedAt == null ? null : new Ended(endedAt.toString(), found.reason()));
    }

    private static Work work(PackageWork work) {
        MadeDays days = work.made();
        return new Work(
                work.run(),
                work.step(),
                Words.of(work.stage()),
                work.cursor(),
                work.bytes(),
                work.entries(),
                work.parts(),
                work.uploadId(),
                text(work.takenUntil()),
                work.ledgerTries(),
                new Days(
                        text(days.first()),
                        text(days.last()),
                        text(days.sealedFrom()),
                        text(days.sealedTo())));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    AuditPackage toPackage() {
        StoredVersion.check("audit package", version);
        return new AuditPackage(
                new PackageRequest(
                        new SellerId(asked.seller()),
                        LocalDate.parse(asked.from()),
                        LocalDate.parse(asked.to()),
                        asked.account() == null ? null : new AccountId(asked.account()),
                        asked.books().stream().map(Book::parse).toList()),
                asked.attempt(),
                asked.by(),
                Instant.parse(asked.at()),
                Words.to(AuditPackage.State.class, state),
                new AuditPackage.Progress(made.documents(), made.documentsTotal(), made.bytes()),
                ended == null ? null : ended.reason(),
                ended == null ? null : Instant.parse(ended.at()));
    }

    PackageWork toWork() {
        String takenUntil = work.takenUntil();
        Days days = work.days();
        return new PackageWork(
                work.run(),
                work.step(),
                Words.to(PackageWork.Stage.class, work.stage()),
                work.cursor(),
                work.bytes(),
                work.entries(),
                work.parts(),
                work.uploadId(),
                takenUntil == null ? null : Instant.parse(takenUntil),
                work.ledgerTries(),
                new MadeDays(
                        day(days.first()),
                        day(days.last()),
                        day(days.sealedFrom()),
                        day(days.sealedTo())));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
