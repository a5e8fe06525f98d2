package io.billfold.billing.proof;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The days that are sealed: calendar days in UTC, whatever the sellers' zones are. */
public final class Days {
    /**
     * Of years from 0000 to 9999; ISO 8601 has longer ones by agreement, of which there is none.
     */
    private static final int LENGTH = 10;

    private static final String NO_DAY = " is not a day such as 2026-01-31";

    private Days() {}

    /** The day of an instant. */
    public static LocalDate of(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** When a day is over, and nothing more is registered on it. */
    static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * Reads a day such as {@code 2026-01-31}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static LocalDate parse(String text) {
        if (text.length() != LENGTH) {
            throw new IllegalArgumentException("'" + text + "'" + NO_DAY);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "'" + NO_DAY, e);
        }
    }
}
