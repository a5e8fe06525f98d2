package io.billfold.document.books;

import io.billfold.billing.FactFile;
import io.billfold.billing.FactFile.Row;
import io.billfold.billing.ledger.LedgerAccount;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The accounts that a seller's ledger is booked on, by its country's chart: {@code charts.csv},
 * with sources. A country without a chart there has the ledger's own words.
 */
public final class Chart {
    private static final String EVERYWHERE = "*";
    private static final int COLUMNS = 6;

    private final Map<LedgerAccount, Entry> entries;

    private Chart(Map<LedgerAccount, Entry> entries) {
        this.entries = entries;
    }

    /**
     * An account of a chart.
     *
     * @param number for example {@code 411000}
     * @param type Asset, Liability, Sale or Expense
     * @param name for example {@code Clients}
     */
    public record Entry(String number, String type, String name) {}

    /** The chart of a country, ISO 3166-1 alpha-2. */
    public static Chart of(String country) {
        FactFile file = FactFile.read(Chart.class, "charts.csv", COLUMNS);
        Map<LedgerAccount, Entry> own = entries(file, country);
        return new Chart(own.isEmpty() ? entries(file, EVERYWHERE) : own);
    }

    private static Map<LedgerAccount, Entry> entries(FactFile file, String country) {
        Map<LedgerAccount, Entry> entries = new EnumMap<>(LedgerAccount.class);
        for (Row row : file.rows()) {
            if (row.required(0).equals(country)) {
                entries.put(
                        LedgerAccount.valueOf(row.required(1).toUpperCase(Locale.ROOT)),
                        new Entry(row.required(2), row.required(3), row.required(5)));
            }
        }
        return entries;
    }

    /** Where a ledger account is booked. */
    public Entry entry(LedgerAccount account) {
        Entry entry = entries.get(account);
        if (entry == null) {
            throw new IllegalStateException("charts.csv has no account for " + account);
        }
        return entry;
    }
}
