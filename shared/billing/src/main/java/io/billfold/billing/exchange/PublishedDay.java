package io.billfold.billing.exchange;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one source published on one day.
 *
 * @param date of publication
 * @param perEuro units for one euro, by currency; at least one
 */
public record PublishedDay(LocalDate date, SortedMap<String, BigDecimal> perEuro) {
    /** More than twice as many as there ever were at once. */
    public static final int CURRENCIES_MAX = 200;

    public PublishedDay {
        if (perEuro.isEmpty() || perEuro.size() > CURRENCIES_MAX) {
            throw new IllegalArgumentException(
                    "%s has %d rates, 1 to %d are possible"
                            .formatted(date, perEuro.size(), CURRENCIES_MAX));
        }
        SortedMap<String, BigDecimal> checked = new TreeMap<>();
        for (Map.Entry<String, BigDecimal> rate : perEuro.entrySet()) {
            QuotedRate quoted = new QuotedRate(date, rate.getKey(), rate.getValue());
            checked.put(quoted.currency(), quoted.perEuro());
        }
        perEuro = Collections.unmodifiableSortedMap(checked);
    }

    /** The days of figures, in their order; of two figures of one day and currency the later. */
    public static List<PublishedDay> of(Collection<QuotedRate> rates) {
        NavigableMap<LocalDate, SortedMap<String, BigDecimal>> days = new TreeMap<>();
        for (QuotedRate rate : rates) {
            days.computeIfAbsent(rate.date(), _ -> new TreeMap<>())
                    .put(rate.currency(), rate.perEuro());
        }
        List<PublishedDay> published = new ArrayList<>();
        days.forEach((date, perEuro) -> published.add(new PublishedDay(date, perEuro)));
        return published;
    }

    /** Its figures, in the order of the currencies. */
    public List<QuotedRate> rates() {
        return perEuro.entrySet().stream()
                .map(rate -> new QuotedRate(date, rate.getKey(), rate.getValue()))
                .toList();
    }

    /** Units for one euro, or null for a currency that was not published. */
    public @Nullable BigDecimal rate(String currency) {
        return perEuro.get(currency);
    }

    boolean has(Collection<String> currencies) {
        return perEuro.keySet().containsAll(currencies);
    }
}
