package io.billfold.serveaudit;

import io.billfold.billing.access.AccessEntry;
import io.billfold.billing.access.AccessHead;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A page of the access log. That it was read is the log's next entry, which is not on the page.
 *
 * @param month UTC, for example {@code 2026-01}
 * @param next to be sent as {@code after} for what follows in the month; null at the end
 * @param head the end of the whole log when it was read
 */
@Serdeable
record AccessLogAnswer(String month, List<Entry> entries, @Nullable String next, Head head) {
    /** An entry with all that its hash covers. */
    @Serdeable
    record Entry(
            long sequence,
            Instant at,
            String principal,
            String roles,
            String sourceIp,
            String requestId,
            String action,
            String subject,
            String detail,
            String previous,
            String hash) {
        static Entry of(AccessEntry entry) {
            return new Entry(
                    entry.sequence(),
                    entry.access().at(),
                    entry.access().principal(),
                    entry.access().roles(),
                    entry.access().sourceIp(),
                    entry.access().requestId(),
                    entry.access().action().word(),
                    entry.access().subject(),
                    entry.access().detail(),
                    entry.previous(),
                    entry.hash());
        }
    }

    /** An end of the log. */
    @Serdeable
    record Head(long sequence, String hash, Instant at) {
        static Head of(AccessHead head) {
            return new Head(head.sequence(), head.hash(), head.at());
        }
    }
}
