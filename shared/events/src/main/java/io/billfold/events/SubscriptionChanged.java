package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** A change of a subscription was recorded; what it costs or gives back comes with a draft. */
@Serdeable
public record SubscriptionChanged(
        int version,
        String eventId,
        Instant occurredAt,
        String changeId,
        String subscriptionId,
        String accountId,
        List<Entry> changes,
        @Nullable LocalDate nextBillingOn)
        implements BillfoldEvent {
    public SubscriptionChanged {
        Versions.check("SubscriptionChanged", version);
    }

    /** An entry of the history: from when on it holds, local time in the account's zone. */
    @Serdeable
    public record Entry(String id, LocalDateTime at, String action) {}

    public static SubscriptionChanged of(
            Instant occurredAt,
            String changeId,
            String subscriptionId,
            String accountId,
            List<Entry> changes,
            @Nullable LocalDate nextBillingOn) {
        return new SubscriptionChanged(
                1,
                "SubscriptionChanged:" + subscriptionId + "." + changeId,
                occurredAt,
                changeId,
                subscriptionId,
                accountId,
                changes,
                nextBillingOn);
    }
}
