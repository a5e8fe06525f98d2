package io.billfold.serveaudit;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * A link to one of an invoice's documents.
 *
 * @param as which: {@code pdf}, {@code xml} or {@code snapshot}
 * @param url gives whoever has it the document, until it expires
 * @param expiresAt by the wall clock
 * @param documentSha256 what the document's SHA-256 must be, in hexadecimal digits
 */
@Serdeable
record DocumentAnswer(
        String number, String as, String url, Instant expiresAt, String documentSha256) {}
