package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.tax.SellerSales.Sold;
import io.billfold.billing.tax.ThresholdWatch;
import io.billfold.billing.tax.ThresholdWatch.Told;
import io.billfold.billing.tax.ThresholdWatch.Watched;
import io.billfold.billing.tax.Thresholds.Standing;
import io.billfold.billing.tax.Thresholds.Status;
import io.micronaut.serde.annotation.Serdeable;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** The stored form of a {@link ThresholdWatch}, version 1. */
@Serdeable
record StoredThresholdWatch(int version, String asOf, Map<String, StoredPlace> places) {
    /**
     * The stored form of a {@link Watched}, by its place.
     *
     * @param amount what was sold, with {@code count}, or null where that is not known
     * @param told near or reached, with the year {@code toldIn}, or null
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredPlace(
            String status,
            String currency,
            String threshold,
            @Nullable String amount,
            @Nullable Integer count,
            String countedTo,
            @Nullable String told,
            @Nullable Integer toldIn) {
        static StoredPlace of(Watched watched) {
            Standing standing = watched.standing();
            Sold sold = standing.sold();
            Told told = watched.told();
            return new StoredPlace(
                    Words.of(standing.status()),
                    standing.currency().getCode(),
                    standing.threshold(),
                    sold == null ? null : sold.amount().toPlainString(),
                    sold == null ? null : sold.count(),
                    watched.countedTo().toString(),
                    told == null ? null : Words.of(told.status()),
                    told == null ? null : told.year());
        }

        Watched toWatched(String place) {
            Standing standing =
                    new Standing(
                            place,
                            CurrencyUnit.of(currency),
                            amount == null || count == null
                                    ? null
                                    : new Sold(new BigDecimal(amount), count),
                            threshold,
                            Words.to(Status.class, status));
            return new Watched(
                    standing,
                    LocalDate.parse(countedTo),
                    told == null || toldIn == null
                            ? null
                            : new Told(Words.to(Status.class, told), toldIn));
        }
    }

    static StoredThresholdWatch of(ThresholdWatch watch) {
        Map<String, StoredPlace> places = new TreeMap<>();
        watch.places().forEach((place, watched) -> places.put(place, StoredPlace.of(watched)));
        return new StoredThresholdWatch(1, watch.asOf().toString(), places);
    }

    ThresholdWatch toWatch() {
        StoredVersion.check("threshold watch", version);
        Map<String, Watched> watched = new TreeMap<>();
        places.forEach((place, stored) -> watched.put(place, stored.toWatched(place)));
        return new ThresholdWatch(LocalDate.parse(asOf), watched);
    }
}
