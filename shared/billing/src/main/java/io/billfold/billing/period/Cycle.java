package io.billfold.billing.period;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * An endless grid of periods in both directions. Every border is counted from the anchor, never
 * from the border before, so an anchor on 31 January gives 28 February and then 31 March again.
 *
 * @param anchor first day of period 0
 * @param interval length of each period
 */
public record Cycle(LocalDate anchor, BillingInterval interval) {
    /** First day of a period; periods before the anchor have negative numbers. */
    public LocalDate border(int index) {
        return interval.after(anchor, index);
    }

    /** Period number {@code index}. */
    public Period period(int index) {
        return new Period(border(index), border(index + 1));
    }

    /** Number of the period that a date lies in. */
    public int indexOf(LocalDate date) {
        int index = estimate(date);
        while (border(index).isAfter(date)) {
            index--;
        }
        while (!border(index + 1).isAfter(date)) {
            index++;
        }
        return index;
    }

    private int estimate(LocalDate date) {
        if (interval.months() == 0) {
            long days = ChronoUnit.DAYS.between(anchor, date);
            return Math.toIntExact(Math.floorDiv(days, interval.days()));
        }
        long months =
                12L * (date.getYear() - anchor.getYear())
                        + (date.getMonthValue() - anchor.getMonthValue());
        return Math.toIntExact(Math.floorDiv(months, interval.months()));
    }
}
