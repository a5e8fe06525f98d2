package io.billfold.billing.tax;

import io.billfold.billing.account.Location;

import java.time.LocalDate;

/** Where an address lies in the eyes of tax law. */
public final class TaxTerritories {
    private static final Places PLACES = Places.bundled();
    private static final EuropeanUnion UNION = EuropeanUnion.bundled();

    private TaxTerritories() {}

    /** The code of a place, for example {@code DE}, {@code US-TX} or {@code ES-CN}. */
    public static String code(Location location) {
        return PLACES.of(location).code();
    }

    /**
     * Whether a place belongs to the VAT territory of the European Union on a date (Directive
     * 2006/112/EC art. 5 to 7).
     */
    public static boolean isInUnion(Location location, LocalDate date) {
        return UNION.reaches(PLACES.of(location), date);
    }
}
