package io.billfold.serveaudit;

import io.micronaut.serde.annotation.Serdeable;

/**
 * The invoice is issued, its document is not made yet: ask again.
 *
 * @param state {@code rendering}
 */
@Serdeable
record PendingAnswer(String number, String state) {}
