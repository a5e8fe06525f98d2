package io.billfold.serveaudit;

import io.billfold.billing.access.LegalHold;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/** An invoice's legal hold, as it is now. */
@Serdeable
record HoldAnswer(String number, boolean held, String reason, String changedBy, Instant changedAt) {
    static HoldAnswer of(LegalHold hold) {
        return new HoldAnswer(
                hold.number().toString(),
                hold.isHeld(),
                hold.reason(),
                hold.changedBy(),
                hold.changedAt());
    }
}
