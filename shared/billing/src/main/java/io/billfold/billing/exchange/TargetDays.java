package io.billfold.billing.exchange;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;

/**
 * The days on which TARGET is open, and the ECB publishes rates: Monday to Friday but for 1
 * January, Good Friday, Easter Monday, 1 May, 25 and 26 December. So it is since 2002 (ECB, press
 * release of 14 December 2000, long-term calendar for TARGET closing days); the years before closed
 * on other days.
 */
final class TargetDays {
    /** The first day that the calendar holds for. */
    static final LocalDate SINCE = LocalDate.of(2002, 1, 1);

    private static final Set<MonthDay> CLOSED =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));

    private TargetDays() {}

    static boolean isOpen(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && !CLOSED.contains(MonthDay.from(date))
                && !isEaster(date);
    }

    /** The open days from one to another, both included; none for days before the calendar. */
    static List<LocalDate> open(LocalDate first, LocalDate last) {
        return first.isBefore(SINCE) || last.isBefore(first)
                ? List.of()
                : first.datesUntil(last.plusDays(1)).filter(TargetDays::isOpen).toList();
    }

    private static boolean isEaster(LocalDate date) {
        LocalDate sunday = easterSunday(date.getYear());
        return date.equals(sunday.minusDays(2)) || date.equals(sunday.plusDays(1));
    }

    /** Oudin's computation of 1940, as the U.S. Naval Observatory gives it; any Gregorian year. */
    static LocalDate easterSunday(int year) {
        int century = year / 100;
        int golden = year % 19;
        int skipped = century - century / 4 - (8 * century + 13) / 25;
        int epact = Math.floorMod(skipped + 19 * golden + 15, 30);
        int moon = epact - (epact + golden / 11) / 29;
        int weekday = Math.floorMod(year + year / 4 + moon + 2 - century + century / 4, 7);
        return LocalDate.of(year, 3, 28).plusDays(moon - (long) weekday);
    }
}
