package io.billfold.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows or moves business time. */
@Command(
        name = "clock",
        sortOptions = false,
        description = {
            "Show the local cloud's business time, or move it forward: every schedule on the way"
                    + " runs, and the command returns when all that follows is done."
        },
        subcommands = {ClockCommand.Advance.class, ClockCommand.To.class})
final class ClockCommand extends CloudCommand {
    @Override
    int run(Connection cloud) {
        out().println(cloud.clock());
        return 0;
    }

    /** By a length of time. */
    @Command(name = "advance", description = "Move forward by a length of time.")
    static final class Advance extends CloudCommand {
        private static final Pattern LENGTH = Pattern.compile("([0-9]{1,5})([hdwm])");

        @Parameters(paramLabel = "LENGTH", description = "For example 12h, 30d, 2w or 3m (months).")
        private String length = "";

        @Override
        int run(Connection cloud) {
            Matcher parts = LENGTH.matcher(length);
            if (!parts.matches()) {
                throw wrongUse("'" + length + "' is no length of time such as 12h, 30d, 2w or 3m");
            }
            Instant to = later(cloud.clock(), Integer.parseInt(parts.group(1)), parts.group(2));
            out().println(cloud.moveClock(to));
            return 0;
        }

        static Instant later(Instant from, int count, String unit) {
            return switch (unit) {
                case "h" -> from.plus(Duration.ofHours(count));
                case "d" -> from.plus(Duration.ofDays(count));
                case "w" -> from.plus(Duration.ofDays(7L * count));
                default -> from.atOffset(ZoneOffset.UTC).plus(Period.ofMonths(count)).toInstant();
            };
        }
    }

    /** To a point in time. */
    @Command(name = "to", description = "Move forward to a date or an instant (UTC).")
    static final class To extends CloudCommand {
        @Parameters(
                paramLabel = "TIME",
                description = "For example 2026-03-01 or 2026-03-01T06:00Z.")
        private String time = "";

        @Override
        int run(Connection cloud) {
            Instant to;
            try {
                to = instant(time);
            } catch (DateTimeException e) {
                throw wrongUse("'" + time + "' is no date such as 2026-03-01");
            }
            if (to.isBefore(cloud.clock())) {
                throw new CommandFailure(
                        "it is " + cloud.clock() + " already; time does not run back");
            }
            out().println(cloud.moveClock(to));
            return 0;
        }
    }

    /** A date at its first moment in UTC, or an instant. */
    static Instant instant(String text) {
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
