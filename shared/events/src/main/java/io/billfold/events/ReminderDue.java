package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.time.LocalDate;

/** An invoice is overdue and a reminder of this level is to be sent. Level from 1. */
@Serdeable
public record ReminderDue(
        int version,
        String eventId,
        Instant occurredAt,
        String number,
        String accountId,
        int level,
        String currency,
        String open,
        LocalDate dueOn)
        implements BillfoldEvent {
    public ReminderDue {
        Versions.check("ReminderDue", version);
    }

    public static ReminderDue of(
            Instant occurredAt,
            String number,
            String accountId,
            int level,
            String currency,
            String open,
            LocalDate dueOn) {
        return new ReminderDue(
                1,
                "ReminderDue:" + number + "." + level,
                occurredAt,
                number,
                accountId,
                level,
                currency,
                open,
                dueOn);
    }
}
