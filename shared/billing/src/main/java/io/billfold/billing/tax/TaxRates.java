package io.billfold.billing.tax;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Dated rates by country. The file of a country is read when it is first asked for, so that a cold
 * start reads one file and not all of them.
 */
public final class TaxRates {
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
     * The rates that are charged together in a place on a date: one, unless a province or state has
     * a tax of its own besides. A region without any row has its country's; one with rows of its
     * own has no category but those.
     *
     * @param category for example {@code standard}
     * @return empty where none is known: then no tax can be decided
     * @throws io.billfold.billing.FactFileException naming file and line of a fact that can't be
     *     used
     */
    List<TaxRate> of(TaxPlace place, String category, LocalDate date) {
        String region = region(place);
        List<TaxRate> found = new ArrayList<>(2);
        for (TaxRate rate : rates(place.country())) {
            if (rate.category().equals(category)
                    && rate.region().equals(region)
                    && rate.isIn(date)) {
                found.add(rate);
            }
        }
        return found;
    }

    private String region(TaxPlace place) {
        String region = place.region();
        if (region == null) {
            return "";
        }
        for (TaxRate rate : rates(place.country())) {
            if (rate.region().equals(region)) {
                return region;
            }
        }
        return "";
    }

    /** The days within an interval on which any rate of a place begins, in order. */
    List<LocalDate> changes(TaxPlace place, LocalDate after, LocalDate before) {
        String region = region(place);
        TreeSet<LocalDate> days = new TreeSet<>();
        for (TaxRate rate : rates(place.country())) {
            if (rate.region().equals(region)
                    && rate.from().isAfter(after)
                    && rate.from().isBefore(before)) {
                days.add(rate.from());
            }
        }
        return List.copyOf(days);
    }

    /** All rates of a country, in the order of its file; empty for a country without one. */
    public List<TaxRate> rates(String country) {
        return read.computeIfAbsent(country, this::readRates);
    }

    private List<TaxRate> readRates(String country) {
        FactFile file = files.apply(country);
        return file == null ? List.of() : checked(file.rows());
    }

    private static List<TaxRate> checked(List<FactFile.Row> rows) {
        List<TaxRate> rates = new ArrayList<>();
        for (FactFile.Row row : rows) {
            TaxRate rate = TaxRate.from(row);
            for (int i = rates.size() - 1; i >= 0; i--) {
                if (rates.get(i).isSameSeries(rate)) {
                    checkFollows(rates.get(i), rate, row);
                    break;
                }
            }
            rates.add(rate);
        }
        return List.copyOf(rates);
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
        return countryFile("rates", country, TaxRate.COLUMNS);
    }

    static @Nullable FactFile countryFile(String folder, String country, int columns) {
        // the country becomes part of a path
        if (country.length() != 2 || !country.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            return null;
        }
        return FactFile.readIfPresent(TaxRates.class, folder + "/" + country + ".csv", columns);
    }
}
