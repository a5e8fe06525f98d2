package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/**
 * An invoice is not collected any more by itself.
 *
 * @param attempts how many tries were made
 * @param needs who must do something: the payer (authenticate, or give another instrument), a
 *     person (look what became of a try), or nobody (dunning goes on)
 */
@Serdeable
public record CollectionStopped(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        String accountId,
        String seller,
        int attempts,
        String needs,
        String reason)
        implements BillfoldEvent {
    public CollectionStopped {
        Versions.check("CollectionStopped", version);
    }

    public static CollectionStopped of(
            Instant occurredAt,
            String number,
            String accountId,
            String seller,
            int attempts,
            String needs,
            String reason) {
        return new CollectionStopped(
                1,
                "CollectionStopped:" + number + "." + attempts + "." + needs,
                occurredAt,
                number,
                accountId,
                seller,
                attempts,
                needs,
                reason);
    }
}
