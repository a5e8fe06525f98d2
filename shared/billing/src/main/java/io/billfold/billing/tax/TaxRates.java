package io.billfold.billing.tax;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Dated standard rates by country. The file of a country is read when it is first asked for, so
 * that a cold start reads one file and not all of them.
 */
public final class TaxRates {
    static final int COLUMNS = 8;

    private final Function<String, @Nullable FactFile> files;
    private final Map<String, List<TaxRate>> read = new ConcurrentHashMap<>();

    TaxRates(Function<String, @Nullable FactFile> files) {
        this.files = files;
    }

    /** The rates that come with Billfold, from {@code rates/<country>.csv} beside this class. */
    public static TaxRates bundled() {
        return new TaxRates(TaxRates::bundledFile);
    }

    /**
     * The standard rate on a date, or null where none is known: then no tax can be decided.
     *
     * @param country ISO 3166-1 alpha-2
     * @param date a date in that country
     * @throws io.billfold.billing.FactFileException naming file and line of a fact that can't be
     *     used
     */
    public @Nullable TaxRate standardRate(String country, LocalDate date) {
        for (TaxRate rate : rates(country)) {
            if (rate.isIn(date)) {
                return rate;
            }
        }
        return null;
    }

    private List<TaxRate> rates(String country) {
        return read.computeIfAbsent(country, this::readRates);
    }

    private List<TaxRate> readRates(String country) {
        FactFile file = files.apply(country);
        return file == null ? List.of() : checked(country, file.rows());
    }

    private static List<TaxRate> checked(String country, List<FactFile.Row> rows) {
        List<TaxRate> rates = new ArrayList<>();
        for (FactFile.Row row : rows) {
            TaxRate rate = rate(country, row);
            if (!rates.isEmpty()) {
                checkFollows(rates.getLast(), rate, row);
            }
            rates.add(rate);
        }
        return List.copyOf(rates);
    }

    private static TaxRate rate(String country, FactFile.Row row) {
        if (!row.text(0).equals("standard")) {
            throw row.fault("category '" + row.text(0) + "' is not 'standard'");
        }
        String confidence = row.required(6);
        if (!confidence.equals("high") && !confidence.equals("medium")) {
            throw row.fault("confidence '" + confidence + "' is neither high nor medium");
        }
        try {
            return new TaxRate(
                    country,
                    row.required(1),
                    row.decimal(2),
                    row.date(3),
                    row.dateOrNull(4),
                    row.required(5),
                    confidence,
                    row.text(7));
        } catch (IllegalArgumentException e) {
            throw row.fault(String.valueOf(e.getMessage()));
        }
    }

    private static void checkFollows(TaxRate before, TaxRate rate, FactFile.Row row) {
        LocalDate end = before.to();
        if (end == null || rate.from().isBefore(end)) {
            throw row.fault("overlaps the rate from " + before.from());
        }
        if (rate.from().isAfter(end)) {
            throw row.fault("leaves a gap from " + end + " to " + rate.from());
        }
    }

    private static @Nullable FactFile bundledFile(String country) {
        // the country becomes part of a path
        if (!country.matches("[A-Z]{2}")) {
            return null;
        }
        return FactFile.readIfPresent(TaxRates.class, "rates/" + country + ".csv", COLUMNS);
    }
}
