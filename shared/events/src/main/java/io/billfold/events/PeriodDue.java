package io.billfold.events;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A message, not an event: a subscription's next period is due. The period is named, so that a late
 * or repeated message bills nothing twice.
 *
 * @param version 1
 * @param subscriptionId what is due
 * @param periodFrom first day of the period that is due
 * @param run the day of the billing run that asked, in UTC, or null where somebody else did
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeriodDue(
        int version, String subscriptionId, LocalDate periodFrom, @Nullable LocalDate run) {
    public PeriodDue {
        Versions.check("PeriodDue", version);
    }

    public static PeriodDue of(String subscriptionId, LocalDate periodFrom) {
        return new PeriodDue(1, subscriptionId, periodFrom, null);
    }

    /** As the billing run of a day asks. */
    public PeriodDue withRun(LocalDate day) {
        return new PeriodDue(version, subscriptionId, periodFrom, day);
    }
}
