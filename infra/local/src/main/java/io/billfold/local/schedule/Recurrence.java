package io.billfold.local.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When something is due. */
public sealed interface Recurrence {
    /** The first occurrence after an instant. */
    Optional<Instant> after(Instant instant);

    /** {@code cron(...)}: AWS's six fields, which are Quartz's without the seconds. */
    record Cron(ExecutionTime times, ZoneId zone) implements Recurrence {
        @Override
        public Optional<Instant> after(Instant instant) {
            return times.nextExecution(instant.atZone(zone)).map(ZonedDateTime::toInstant);
        }
    }

    /** {@code rate(5 minutes)}. */
    record Rate(Duration every) implements Recurrence {
        @Override
        public Optional<Instant> after(Instant instant) {
            return Optional.of(instant.plus(every));
        }
    }

    /** {@code at(2026-01-31T08:00:00)}: once. */
    record Once(Instant at) implements Recurrence {
        @Override
        public Optional<Instant> after(Instant instant) {
            return at.isAfter(instant) ? Optional.of(at) : Optional.empty();
        }
    }

    Pattern EXPRESSION = Pattern.compile("(cron|rate|at)\\((.*)\\)");

    /**
     * Parses a ScheduleExpression.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Recurrence parse(String expression, ZoneId zone) {
        Matcher matcher = EXPRESSION.matcher(expression.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not a schedule: " + expression + "; it is cron(...), rate(...) or at(...)");
        }
        String inside = matcher.group(2).trim();
        return switch (matcher.group(1)) {
            case "cron" -> new Cron(cron(inside), zone);
            case "rate" -> new Rate(rate(inside));
            default -> new Once(LocalDateTime.parse(inside).atZone(zone).toInstant());
        };
    }

    private static ExecutionTime cron(String fields) {
        CronParser parser =
                new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));
        return ExecutionTime.forCron(parser.parse("0 " + fields));
    }

    private static Duration rate(String text) {
        String[] parts = text.split(" +", -1);
        long value = Long.parseLong(parts[0]);
        return switch (parts.length == 2 ? parts[1] : "") {
            case "minute", "minutes" -> Duration.ofMinutes(value);
            case "hour", "hours" -> Duration.ofHours(value);
            case "day", "days" -> Duration.ofDays(value);
            default -> throw new IllegalArgumentException("not a rate: " + text);
        };
    }
}
