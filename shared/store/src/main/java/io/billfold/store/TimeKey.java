package io.billfold.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Instants in sort keys, always with milliseconds, for example {@code 2026-01-31T09:00:00.000Z}:
 * {@link Instant#toString} leaves zeros out, which would sort wrongly.
 */
final class TimeKey {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private TimeKey() {}

    static String of(Instant instant) {
        return FORM.format(instant);
    }
}
