package io.billfold.billing.usage;

import io.billfold.billing.period.Period;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The time that a total is for: half-open, with the zone whose days are counted.
 *
 * @param from the first instant in it
 * @param to the first instant after it
 */
public record UsageWindow(Instant from, Instant to, ZoneId zone) {
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    public UsageWindow {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("window " + from + " to " + to + " is empty");
        }
    }

    /** The days of a period where the account is, with an hour less or more at a clock change. */
    public static UsageWindow of(Period period, ZoneId zone) {
        return new UsageWindow(
                period.from().atStartOfDay(zone).toInstant(),
                period.to().atStartOfDay(zone).toInstant(),
                zone);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /** How long it is, in seconds and their fractions. */
    BigDecimal seconds() {
        return seconds(from, to);
    }

    static BigDecimal seconds(Instant begin, Instant end) {
        Duration length = Duration.between(begin, end);
        return BigDecimal.valueOf(length.getSeconds())
                .add(BigDecimal.valueOf(length.getNano()).divide(NANOS));
    }

    /** How many days it has; a day that it only begins or ends in is one. */
    long days() {
        return daysFrom(from);
    }

    /** How many days there are from an instant's day, which is one of them, to the end. */
    long daysFrom(Instant instant) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(instant, zone), firstDayAfter());
    }

    private LocalDate firstDayAfter() {
        LocalDate day = LocalDate.ofInstant(to, zone);
        return day.atStartOfDay(zone).toInstant().equals(to) ? day : day.plusDays(1);
    }
}
