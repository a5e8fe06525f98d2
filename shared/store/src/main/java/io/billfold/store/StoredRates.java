package io.billfold.store;

import io.billfold.billing.exchange.PublishedDay;
import io.micronaut.serde.annotation.Serdeable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stored form of the rates of some days, version 1.
 *
 * @param days by date, for example {@code {"2024-04-02": {"USD": "1.0749"}}}
 */
@Serdeable
record StoredRates(int version, Map<String, Map<String, String>> days) {
    static StoredRates of(Collection<PublishedDay> published) {
        Map<String, Map<String, String>> days = new TreeMap<>();
        for (PublishedDay day : published) {
            Map<String, String> rates = new TreeMap<>();
            day.perEuro().forEach((currency, rate) -> rates.put(currency, rate.toPlainString()));
            days.put(day.date().toString(), rates);
        }
        return new StoredRates(1, days);
    }

    List<PublishedDay> toDays() {
        StoredVersion.check("rates", version);
        List<PublishedDay> published = new ArrayList<>();
        days.forEach(
                (date, rates) -> {
                    SortedMap<String, BigDecimal> perEuro = new TreeMap<>();
                    rates.forEach((code, rate) -> perEuro.put(code, new BigDecimal(rate)));
                    published.add(new PublishedDay(LocalDate.parse(date), perEuro));
                });
        return published;
    }
}
