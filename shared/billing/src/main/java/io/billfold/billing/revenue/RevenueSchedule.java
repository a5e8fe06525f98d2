package io.billfold.billing.revenue;

import io.billfold.billing.period.Period;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * An amount spread evenly over the days of a period. A month gets amount times its days in the
 * period by all days, rounded half up; the last month gets the rest, so that the parts add up. For
 * example 100.00 from 2026-01-16 to 2026-03-01 (44 days): 36.36 for 16 days, 63.64.
 */
public final class RevenueSchedule {
    private RevenueSchedule() {}

    /** The parts, by month; a part of nothing is left out. */
    public static NavigableMap<YearMonth, Money> straightLine(Money amount, Period period) {
        NavigableMap<YearMonth, Money> parts = new TreeMap<>();
        YearMonth last = YearMonth.from(period.lastDay());
        Money rest = amount;
        for (YearMonth month = YearMonth.from(period.from());
                month.isBefore(last);
                month = month.plusMonths(1)) {
            Money part = part(amount, daysIn(month, period), period.days());
            rest = rest.minus(part);
            put(parts, month, part);
        }
        put(parts, last, rest);
        return parts;
    }

    private static long daysIn(YearMonth month, Period period) {
        LocalDate first = month.atDay(1);
        LocalDate from = period.from().isAfter(first) ? period.from() : first;
        return ChronoUnit.DAYS.between(from, month.plusMonths(1).atDay(1));
    }

    private static Money part(Money amount, long days, long of) {
        BigDecimal exact =
                amount.getAmount()
                        .multiply(BigDecimal.valueOf(days))
                        .divide(
                                BigDecimal.valueOf(of),
                                amount.getCurrencyUnit().getDecimalPlaces(),
                                RoundingMode.HALF_UP);
        return Money.of(amount.getCurrencyUnit(), exact);
    }

    private static void put(NavigableMap<YearMonth, Money> parts, YearMonth month, Money part) {
        if (!part.isZero()) {
            parts.put(month, part);
        }
    }
}
