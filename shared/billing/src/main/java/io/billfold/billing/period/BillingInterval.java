package io.billfold.billing.period;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something is billed, for example {@code month} or {@code 2 weeks}.
 *
 * @param count how many units, at least 1
 * @param unit what is counted
 */
public record BillingInterval(int count, Unit unit) {
    public static final BillingInterval MONTH = new BillingInterval(1, Unit.MONTH);
    public static final BillingInterval YEAR = new BillingInterval(1, Unit.YEAR);

    /** A longer interval is a typing error: ten years of days. */
    private static final int COUNT_MAX = 3660;

    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,4}) )?(day|week|month|quarter|half-year|year)s?");

    /** What an interval is counted in. */
    public enum Unit {
        DAY(0, 1),
        WEEK(0, 7),
        MONTH(1, 0),
        QUARTER(3, 0),
        HALF_YEAR(6, 0),
        YEAR(12, 0);

        private final int months;
        private final int days;

        Unit(int months, int days) {
            this.months = months;
            this.days = days;
        }
    }

    public BillingInterval {
        if (count < 1 || count > COUNT_MAX) {
            throw new IllegalArgumentException(
                    "interval must be 1 to " + COUNT_MAX + " units, was " + count);
        }
    }

    /**
     * Reads the written form: a unit, or a number and a unit.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public static BillingInterval parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "must be day, week, month, quarter, half-year, year or a number of them such as"
                            + " '2 weeks', was '"
                            + text
                            + "'");
        }
        int count = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
        String unit = matcher.group(2).toUpperCase(Locale.ROOT).replace('-', '_');
        return new BillingInterval(count, Unit.valueOf(unit));
    }

    /** Months in an interval; 0 where it is counted in days or weeks. */
    public int months() {
        return count * unit.months;
    }

    /** Days in an interval; 0 where it is counted in months. */
    public int days() {
        return count * unit.days;
    }

    /** The date so many intervals after a date, clamped to the last day of a shorter month. */
    public LocalDate after(LocalDate date, int times) {
        return unit.months > 0
                ? date.plusMonths((long) months() * times)
                : date.plusDays((long) days() * times);
    }

    /**
     * First day of the calendar's period that a date lies in: Monday (ISO 8601), the first of the
     * month, of January, April, July or October, of January or July, or of January. Several months
     * are counted from January; several days, weeks or years from the date's own.
     */
    public LocalDate calendarStart(LocalDate date) {
        return switch (unit) {
            case DAY -> date;
            case WEEK -> date.minusDays(date.getDayOfWeek().getValue() - 1L);
            case MONTH, QUARTER, HALF_YEAR -> {
                int block = Math.min(months(), 12);
                int month = (date.getMonthValue() - 1) / block * block + 1;
                yield LocalDate.of(date.getYear(), month, 1);
            }
            case YEAR -> LocalDate.of(date.getYear(), 1, 1);
        };
    }

    @Override
    public String toString() {
        String word = unit.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return count == 1 ? word : count + " " + word + "s";
    }
}
