package io.billfold.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneId;

class RecurrenceTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "cron(0 2 * * ? *),        2026-01-15T12:00:00Z, 2026-01-16T01:00:00Z",
        "cron(0 2 1 * ? *),        2026-01-15T12:00:00Z, 2026-02-01T01:00:00Z",
        "cron(30 2 L * ? *),       2026-02-01T00:00:00Z, 2026-02-28T01:30:00Z",
        "cron(0 2 ? * MON-FRI *),  2026-01-16T12:00:00Z, 2026-01-19T01:00:00Z",
        "cron(0/15 * * * ? *),     2026-01-15T12:01:00Z, 2026-01-15T12:15:00Z",
        "rate(5 minutes),          2026-01-15T12:00:00Z, 2026-01-15T12:05:00Z",
        "rate(1 day),              2026-01-15T12:00:00Z, 2026-01-16T12:00:00Z",
        "at(2026-07-01T08:00:00),  2026-01-15T12:00:00Z, 2026-07-01T06:00:00Z",
    })
    void findsTheNextOccurrence(String expression, Instant after, Instant expected) {
        assertThat(Recurrence.parse(expression, BERLIN).after(after)).contains(expected);
    }

    @Test
    void aTimeThatClocksSkipIsSkippedAndOneThatTheyRepeatComesOnce() {
        // as EventBridge Scheduler has it: 29 March and 25 October 2026 in Berlin
        Recurrence halfPastTwo = Recurrence.parse("cron(30 2 * * ? *)", BERLIN);

        assertThat(halfPastTwo.after(Instant.parse("2026-03-28T12:00:00Z")))
                .contains(Instant.parse("2026-03-30T00:30:00Z"));
        Instant first = halfPastTwo.after(Instant.parse("2026-10-24T12:00:00Z")).orElseThrow();
        assertThat(halfPastTwo.after(first)).contains(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void whatIsPastDoesNotComeAgain() {
        Recurrence once = Recurrence.parse("at(2026-07-01T08:00:00)", BERLIN);

        assertThat(once.after(Instant.parse("2026-07-01T06:00:00Z"))).isEmpty();
    }

    @Test
    void whatIsNoScheduleIsRefused() {
        assertThatThrownBy(() -> Recurrence.parse("every day", BERLIN))
                .hasMessageContaining("every day");
        assertThatThrownBy(() -> Recurrence.parse("rate(5 fortnights)", BERLIN))
                .hasMessageContaining("fortnights");
        assertThatThrownBy(() -> Recurrence.parse("cron(0 2 * * *)", BERLIN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
