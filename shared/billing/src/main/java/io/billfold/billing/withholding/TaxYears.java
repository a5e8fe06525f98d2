package io.billfold.billing.withholding;

import io.billfold.billing.FactFile;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.Map;

/**
 * In which tax year of a country a day lies, by the first calendar year of that: 2026-03-31 is in
 * India's year 2025. A country that isn't in {@code tax-years.csv} has calendar years.
 */
public final class TaxYears {
    private static final int COLUMNS = 5;

    private final Map<String, MonthDay> begins;

    private TaxYears(Map<String, MonthDay> begins) {
        this.begins = Map.copyOf(begins);
    }

    /** Those that come with Billfold. */
    public static TaxYears bundled() {
        Map<String, MonthDay> begins = new HashMap<>();
        for (FactFile.Row row : FactFile.read(TaxYears.class, "tax-years.csv", COLUMNS).rows()) {
            row.required(4);
            begins.put(row.required(0), MonthDay.of(row.integer(1), row.integer(2)));
        }
        return new TaxYears(begins);
    }

    /**
     * The year of a day.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public TaxYear of(String country, LocalDate day) {
        MonthDay begin = begins.get(country);
        boolean isBefore = begin != null && MonthDay.from(day).isBefore(begin);
        return new TaxYear(country, isBefore ? day.getYear() - 1 : day.getYear());
    }
}
