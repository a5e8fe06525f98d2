package io.billfold.billing.rating;

import io.billfold.billing.catalog.ProrationPolicy;
import io.billfold.billing.catalog.ProrationPolicy.Denominator;
import io.billfold.billing.catalog.ProrationPolicy.Measure;
import io.billfold.billing.language.Phrase;
import io.billfold.billing.period.BillingInterval;
import io.billfold.billing.period.Period;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * What part of a period's price falls on a part of the period.
 *
 * <p>Amounts are differences of one running total, which is rounded at each border. So the parts of
 * a period add up to the whole to the cent, wherever it is split and however often.
 */
final class Share {
    private static final int DAYS_OF_MONTH = 30;
    private static final int DAYS_OF_YEAR = 360;
    private static final long SECONDS_OF_DAY = 86_400;

    private final ProrationPolicy policy;
    private final Period period;
    private final LocalDateTime start;
    private final ZoneId zone;
    private final boolean isWholeFromStart;
    private final long denominator;

    /** What parts are counted in: the denominator, or 1 where fractions are rounded first. */
    private final BigDecimal all;

    private Share(
            ProrationPolicy policy,
            BillingInterval interval,
            Period period,
            LocalDateTime coveredFrom,
            ZoneId zone) {
        this.policy = policy;
        this.period = period;
        this.zone = zone;
        LocalDateTime begin = midnight(period.from());
        this.isWholeFromStart = !coveredFrom.isAfter(begin);
        this.start = isWholeFromStart ? begin : coveredFrom;
        this.denominator = denominator(interval);
        this.all =
                policy.fractionDigits() == null ? BigDecimal.valueOf(denominator) : BigDecimal.ONE;
    }

    /**
     * The shares of a period.
     *
     * @param coveredFrom since when the item has been running; a period that it ran in from the
     *     first day on is a whole one, whatever the denominator
     */
    static Share of(
            ProrationPolicy policy,
            BillingInterval interval,
            Period period,
            LocalDateTime coveredFrom,
            ZoneId zone) {
        return new Share(policy, interval, period, coveredFrom, zone);
    }

    static LocalDateTime midnight(LocalDate date) {
        return LocalDateTime.of(date, LocalTime.MIDNIGHT);
    }

    private long denominator(BillingInterval interval) {
        int months = interval.months();
        if (policy.denominator() == Denominator.PERIOD || months == 0) {
            return between(midnight(period.from()), midnight(period.to()));
        }
        LocalDate first = start.toLocalDate().withDayOfMonth(1);
        return switch (policy.denominator()) {
            case PERIOD -> throw new IllegalStateException("handled above");
            case CALENDAR_PERIOD -> {
                LocalDate begin = interval.calendarStart(start.toLocalDate());
                yield between(midnight(begin), midnight(interval.after(begin, 1)));
            }
            case START_MONTH -> months * between(midnight(first), midnight(first.plusMonths(1)));
            case THIRTY_DAY_MONTHS ->
                    (long) months
                            * DAYS_OF_MONTH
                            * (policy.measure() == Measure.SECOND ? SECONDS_OF_DAY : 1);
        };
    }

    /** Whether a part is the whole period. */
    boolean isWhole(LocalDateTime from, LocalDateTime to) {
        return isWholeFromStart && from.equals(start) && to.equals(midnight(period.to()));
    }

    /** The part of a price that falls on a part of the period, rounded half up. */
    Money of(BigDecimal whole, CurrencyUnit currency, LocalDateTime from, LocalDateTime to) {
        if (isWhole(from, to)) {
            return Money.of(currency, whole, RoundingMode.HALF_UP);
        }
        return running(whole, currency, to).minus(running(whole, currency, from));
    }

    private Money running(BigDecimal whole, CurrencyUnit currency, LocalDateTime until) {
        int scale = currency.getDecimalPlaces();
        BigDecimal exact = whole.multiply(until(until));
        return Money.of(currency, exact.divide(all, scale, RoundingMode.HALF_UP));
    }

    /**
     * What of an amount that was billed for {@code [from, to)} falls on the part of it that ends at
     * {@code until}.
     */
    Money ofBilled(Money billed, LocalDateTime from, LocalDateTime to, LocalDateTime until) {
        BigDecimal before = until(from);
        BigDecimal span = until(to).subtract(before);
        if (span.signum() == 0 || until.equals(to)) {
            return billed;
        }
        BigDecimal kept = until(until).subtract(before);
        int scale = billed.getCurrencyUnit().getDecimalPlaces();
        BigDecimal amount = billed.getAmount().multiply(kept);
        return Money.of(billed.getCurrencyUnit(), amount.divide(span, scale, RoundingMode.HALF_UP));
    }

    /** For example {@code 15 of 31 days}. */
    String describe(LocalDateTime from, LocalDateTime to) {
        long units = between(from, to);
        long before = between(start, from);
        // a whole period is the denominator, whatever its length: its end is what is left
        boolean isRest = isWholeFromStart && to.equals(midnight(period.to()));
        return isRest && before + units != denominator && before > 0
                ? left().text(before, denominator)
                : part().text(units, denominator);
    }

    private Phrase part() {
        return switch (policy.measure()) {
            case DAY -> Phrase.DAYS;
            case SECOND -> Phrase.SECONDS;
            case THIRTY_360 -> Phrase.DAYS_30_360;
            case FULL, NONE -> Phrase.DAYS_WHOLE;
        };
    }

    private Phrase left() {
        return switch (policy.measure()) {
            case DAY -> Phrase.DAYS_LEFT;
            case SECOND -> Phrase.SECONDS_LEFT;
            case THIRTY_360 -> Phrase.DAYS_30_360_LEFT;
            case FULL, NONE -> Phrase.DAYS_WHOLE_LEFT;
        };
    }

    /** The part of the period that is over at a moment, of {@link #all}. */
    private BigDecimal until(LocalDateTime moment) {
        if (!moment.isAfter(start)) {
            return BigDecimal.ZERO;
        }
        return switch (policy.measure()) {
            case DAY, SECOND, THIRTY_360 -> measured(moment);
            case FULL -> all;
            case NONE -> isWholeFromStart ? all : BigDecimal.ZERO;
        };
    }

    private BigDecimal measured(LocalDateTime moment) {
        if (isWholeFromStart && moment.equals(midnight(period.to()))) {
            return all;
        }
        long units = Math.min(between(start, moment), denominator);
        Integer digits = policy.fractionDigits();
        return digits == null
                ? BigDecimal.valueOf(units)
                : BigDecimal.valueOf(units)
                        .divide(BigDecimal.valueOf(denominator), digits, RoundingMode.HALF_UP);
    }

    private long between(LocalDateTime from, LocalDateTime to) {
        return position(to) - position(from);
    }

    private long position(LocalDateTime moment) {
        return switch (policy.measure()) {
            case DAY, FULL, NONE -> moment.toLocalDate().toEpochDay();
            case SECOND -> moment.atZone(zone).toEpochSecond();
            case THIRTY_360 -> {
                LocalDate date = moment.toLocalDate();
                yield (long) DAYS_OF_YEAR * date.getYear()
                        + (long) DAYS_OF_MONTH * date.getMonthValue()
                        + Math.min(date.getDayOfMonth(), DAYS_OF_MONTH);
            }
        };
    }
}
