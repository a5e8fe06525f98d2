package io.billfold.events.subscription;

import io.billfold.events.Forms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Local times in the account's zone: a date such as 2026-01-31, or 2026-01-31T12:30:00. */
public final class Moments {
    private static final int DATE_LENGTH = "2026-01-31".length();

    private Moments() {}

    /** The form of a field. */
    public static Forms.Form<LocalDateTime> form() {
        return Forms.text(Moments::parse);
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException when it is neither a date nor a local time
     */
    public static LocalDateTime parse(String text) {
        try {
            LocalDateTime moment =
                    text.length() == DATE_LENGTH
                            ? LocalDate.parse(text).atStartOfDay()
                            : LocalDateTime.parse(text);
            if (text.length() >= DATE_LENGTH && Character.isDigit(text.charAt(0))) {
                return moment;
            }
        } catch (DateTimeException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "must be a date such as 2026-01-31 or a local time such as 2026-01-31T12:30:00,"
                        + " was '"
                        + Forms.shortened(text)
                        + "'");
    }

    /** The written form: only the date where it is midnight. */
    public static String text(LocalDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : moment.toString();
    }
}
