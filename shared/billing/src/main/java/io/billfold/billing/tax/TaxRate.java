package io.billfold.billing.tax;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The standard rate of a country over a half-open interval of dates, local to the country.
 *
 * @param country ISO 3166-1 alpha-2
 * @param tax what the tax is called there, for example {@code VAT}
 * @param percent in percent, for example 25.5; above zero
 * @param from first day
 * @param to first day on which it no longer applies, or null while no end is known
 * @param source where the rate was taken from, keys of {@code sources.csv} parted by blanks
 * @param confidence {@code high} or {@code medium}
 * @param note what else is to be known; may be empty
 */
public record TaxRate(
        String country,
        String tax,
        BigDecimal percent,
        LocalDate from,
        @Nullable LocalDate to,
        String source,
        String confidence,
        String note) {
    public TaxRate {
        if (percent.signum() <= 0) {
            throw new IllegalArgumentException(
                    "a standard rate is above zero, not " + percent.toPlainString());
        }
        if (to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("from " + from + " is not before to " + to);
        }
    }

    /** Whether the rate applies on a date. */
    public boolean isIn(LocalDate date) {
        return !date.isBefore(from) && (to == null || date.isBefore(to));
    }
}
