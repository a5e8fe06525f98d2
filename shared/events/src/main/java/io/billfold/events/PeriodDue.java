package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import java.time.LocalDate;

/**
 * A message, not an event: a subscription's next period is due. The period is named, so that a late
 * or repeated message bills nothing twice.
 *
 * @param version 1
 * @param subscriptionId what is due
 * @param periodFrom first day of the period that is due
 */
@Serdeable
public record PeriodDue(int version, String subscriptionId, LocalDate periodFrom) {
    public PeriodDue {
        Versions.check("PeriodDue", version);
    }

    public static PeriodDue of(String subscriptionId, LocalDate periodFrom) {
        return new PeriodDue(1, subscriptionId, periodFrom);
    }
}
