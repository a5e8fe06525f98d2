package io.billfold.billing.tax.id;

import io.billfold.billing.FactFile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each country forms its numbers, from {@code formats.csv}. */
final class TaxIdFormats {
    private static final int COLUMNS = 11;
    private static final List<TaxIdFormat> ALL = read();
    private static final Map<String, List<TaxIdFormat>> BY_COUNTRY = byCountry();

    private TaxIdFormats() {}

    /** In the order in which they are tried; empty for a country that is not known. */
    static List<TaxIdFormat> of(String country) {
        return BY_COUNTRY.getOrDefault(country, List.of());
    }

    static List<TaxIdFormat> all() {
        return ALL;
    }

    private static List<TaxIdFormat> read() {
        return FactFile.read(TaxIds.class, "formats.csv", COLUMNS).rows().stream()
                .map(TaxIdFormats::format)
                .toList();
    }

    private static TaxIdFormat format(FactFile.Row row) {
        return new TaxIdFormat(
                words(row.required(0)),
                row.required(1),
                row.text(2),
                NumberPattern.parse(row.required(3)),
                words(row.text(4)),
                row.text(5),
                row.text(6).isEmpty() ? null : row.text(6),
                row.required(7),
                row.required(10));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static Map<String, List<TaxIdFormat>> byCountry() {
        Map<String, List<TaxIdFormat>> found = new HashMap<>();
        for (TaxIdFormat format : ALL) {
            for (String country : format.countries()) {
                found.computeIfAbsent(country, _ -> new ArrayList<>()).add(format);
            }
        }
        found.replaceAll((_, formats) -> List.copyOf(formats));
        return Map.copyOf(found);
    }
}
