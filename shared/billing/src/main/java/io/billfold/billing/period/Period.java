package io.billfold.billing.period;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A half-open interval of local dates, for example 2026-01-31 (in) to 2026-02-28 (out).
 *
 * @param from first day in the period
 * @param to first day after the period
 */
public record Period(LocalDate from, LocalDate to) {
    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("period " + from + " to " + to + " is empty");
        }
    }

    /** The last day that is in the period: what people expect to read. */
    public LocalDate lastDay() {
        return to.minusDays(1);
    }

    /** How many days it has. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to);
    }
}
