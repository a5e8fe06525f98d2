package io.billfold.billing.exchange;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Rates of one source as they are known: those of the months that a question needs, or of a page
 * that is loaded.
 *
 * @param source who published them
 * @param days by date; may be empty
 */
public record ReferenceRates(RateSource source, NavigableMap<LocalDate, PublishedDay> days) {
    public ReferenceRates {
        days = Collections.unmodifiableNavigableMap(new TreeMap<>(days));
    }

    /**
     * Rates of some days.
     *
     * @throws IllegalArgumentException when a day stands twice
     */
    public static ReferenceRates of(RateSource source, Collection<PublishedDay> days) {
        NavigableMap<LocalDate, PublishedDay> byDate = new TreeMap<>();
        for (PublishedDay day : days) {
            if (byDate.put(day.date(), day) != null) {
                throw new IllegalArgumentException("rates of " + day.date() + " stand twice");
            }
        }
        return new ReferenceRates(source, byDate);
    }

    /** What was published on a day, or null. */
    public @Nullable PublishedDay day(LocalDate date) {
        return days.get(date);
    }

    /** The days from one to another, both included, in their order. */
    public List<PublishedDay> between(LocalDate first, LocalDate last) {
        return first.isAfter(last)
                ? List.of()
                : new ArrayList<>(days.subMap(first, true, last, true).values());
    }

    boolean isKnownAfter(LocalDate date) {
        return days.higherKey(date) != null;
    }
}
