package io.billfold.recorddelivery;

import io.billfold.store.Rejection;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.util.List;

/** What could not be understood in a month. */
@Serdeable
record RefusedAnswer(String month, List<Refused> refused) {
    /** A message or file. */
    @Serdeable
    record Refused(String id, Instant at, String reason) {
        static Refused of(Rejection rejection) {
            return new Refused(rejection.id(), rejection.at(), rejection.reason());
        }
    }
}
