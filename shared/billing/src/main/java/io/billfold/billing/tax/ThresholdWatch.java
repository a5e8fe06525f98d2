package io.billfold.billing.tax;

import io.billfold.billing.tax.Thresholds.Standing;
import io.billfold.billing.tax.Thresholds.Status;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a seller stood with thresholds when its sales were counted last, and what was told of it.
 * When a status rises to near or to reached, that is told once: a place that falls back and rises
 * again in the same year is not told of again.
 *
 * @param asOf the last day that sales were counted of
 * @param places by place, for example {@code US-TX}
 */
public record ThresholdWatch(LocalDate asOf, Map<String, Watched> places) {
    public ThresholdWatch {
        places = Map.copyOf(places);
    }

    /**
     * One threshold.
     *
     * @param standing the last one that was known; unknown only where none ever was
     * @param countedTo the day of that standing; before {@code asOf} while a rate is missing
     * @param told what was told last, or null when it never rose
     */
    public record Watched(Standing standing, LocalDate countedTo, @Nullable Told told) {}

    /**
     * What was told.
     *
     * @param status near or reached
     * @param year in which it rose to it
     */
    public record Told(Status status, int year) {
        public Told {
            if (status != Status.NEAR && status != Status.REACHED) {
                throw new IllegalArgumentException(status + " is not told");
            }
        }
    }

    /**
     * The watch after another count.
     *
     * @param before null for the first
     * @throws IllegalArgumentException when the sales were counted to a later day before
     */
    public static ThresholdWatch after(
            @Nullable ThresholdWatch before, LocalDate asOf, List<Standing> standings) {
        if (before != null && asOf.isBefore(before.asOf)) {
            throw new IllegalArgumentException(
                    "sales are counted to " + before.asOf + " already, not to " + asOf);
        }
        Map<String, Watched> places = new TreeMap<>();
        for (Standing standing : standings) {
            Watched last = before == null ? null : before.places.get(standing.place());
            places.put(standing.place(), watched(last, asOf, standing));
        }
        return new ThresholdWatch(asOf, places);
    }

    /** While a rate is missing, what was counted last stands, as long as its years matter. */
    private static Watched watched(@Nullable Watched last, LocalDate asOf, Standing standing) {
        if (last == null) {
            return new Watched(standing, asOf, told(null, asOf, standing));
        }
        boolean isRecent = last.countedTo().getYear() >= asOf.getYear() - 1;
        return standing.status() == Status.UNKNOWN && isRecent
                ? last
                : new Watched(standing, asOf, told(last, asOf, standing));
    }

    private static @Nullable Told told(@Nullable Watched last, LocalDate asOf, Standing standing) {
        Told told = last == null ? null : last.told();
        int height = height(standing.status());
        boolean rose = height > (last == null ? 0 : height(last.standing().status()));
        boolean isKnown =
                told != null && told.year() == asOf.getYear() && height <= height(told.status());
        return rose && !isKnown ? new Told(standing.status(), asOf.getYear()) : told;
    }

    private static int height(Status status) {
        return switch (status) {
            case BELOW, UNKNOWN -> 0;
            case NEAR -> 1;
            case REACHED -> 2;
        };
    }

    /**
     * The standings that this count has to tell of, by place.
     *
     * @param before null for the first count
     */
    public List<Standing> risen(@Nullable ThresholdWatch before) {
        List<Standing> risen = new ArrayList<>();
        for (Watched now : new TreeMap<>(places).values()) {
            Watched last = before == null ? null : before.places.get(now.standing().place());
            Told told = now.told();
            if (told != null && (last == null || !told.equals(last.told()))) {
                risen.add(now.standing());
            }
        }
        return risen;
    }

    /** Whether the sales of a day are counted. */
    public boolean isCountedTo(LocalDate day) {
        return !asOf.isBefore(day);
    }

    /** What the rules compare with thresholds. */
    public SellerSales sales() {
        return Thresholds.sales(asOf, places.values().stream().map(Watched::standing).toList());
    }
}
