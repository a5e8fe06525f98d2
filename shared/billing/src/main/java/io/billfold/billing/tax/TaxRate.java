package io.billfold.billing.tax;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A rate of a tax over a half-open interval of dates, local to the place.
 *
 * @param region the part of the country that it is the rate of, or empty for the whole
 * @param category which of the country's rates, for example {@code standard} or {@code reduced}
 * @param tax what the tax is called there, for example {@code VAT}
 * @param percent in percent, for example 25.5; zero for a zero rate
 * @param portion the part of the price that it is charged on
 * @param from first day
 * @param to first day on which it no longer applies, or null while no end is known
 * @param source where the rate was taken from, keys of {@code sources.csv} parted by blanks
 * @param confidence how sure it is
 * @param note what else is to be known; may be empty
 */
public record TaxRate(
        String region,
        String category,
        String tax,
        BigDecimal percent,
        TaxablePortion portion,
        LocalDate from,
        @Nullable LocalDate to,
        String source,
        Confidence confidence,
        String note) {
    static final int COLUMNS = 10;

    public TaxRate {
        if (percent.signum() < 0) {
            throw new IllegalArgumentException(
                    "a rate is not below zero: " + percent.toPlainString());
        }
        if (to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("from " + from + " is not before to " + to);
        }
    }

    static TaxRate from(FactFile.Row row) {
        try {
            return new TaxRate(
                    row.text(0),
                    row.required(1),
                    row.required(2),
                    row.decimal(3),
                    portion(row.text(4)),
                    row.date(5),
                    row.dateOrNull(6),
                    row.required(7),
                    confidence(row, 8),
                    row.text(9));
        } catch (IllegalArgumentException e) {
            throw row.fault(String.valueOf(e.getMessage()));
        }
    }

    static TaxablePortion portion(String text) {
        return text.isEmpty() ? TaxablePortion.ALL : TaxablePortion.parse(text);
    }

    static Confidence confidence(FactFile.Row row, int column) {
        try {
            return Confidence.valueOf(row.text(column).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw row.fault(
                    "confidence '" + row.text(column) + "' is none of high, medium and low");
        }
    }

    /** Whether the rate applies on a date. */
    public boolean isIn(LocalDate date) {
        return isIn(from, to, date);
    }

    static boolean isIn(LocalDate from, @Nullable LocalDate to, LocalDate date) {
        return !date.isBefore(from) && (to == null || date.isBefore(to));
    }

    boolean isSameSeries(TaxRate other) {
        return region.equals(other.region)
                && category.equals(other.category)
                && tax.equals(other.tax);
    }
}
