package io.billfold.serveaudit;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What is recorded of one invoice.
 *
 * @param invoice as a search finds it
 * @param corrects the invoice that a credit note is about, or null
 * @param purchaseOrder the customer's order number, or null
 * @param documents those that the caller may have; none while they are being made
 * @param hold the legal hold, or null when it never had one
 * @param links who was given links, oldest first; null for roles that may not see it
 */
@Serdeable
record FactsAnswer(
        InvoiceRow invoice,
        @Nullable String corrects,
        @Nullable String purchaseOrder,
        List<Document> documents,
        @Nullable HoldAnswer hold,
        @Nullable List<Given> links) {
    /**
     * One of its documents.
     *
     * @param as {@code pdf}, {@code xml} or {@code snapshot}
     * @param link where a link to it is given: a path of this API
     */
    @Serdeable
    record Document(String as, String sha256, String link) {}

    /** Somebody was given a link. */
    @Serdeable
    record Given(Instant at, String principal, String sourceIp) {}
}
