package io.billfold.billing.tax;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the rules look up. Small tables are read at once, the files of a country when it is first
 * asked for.
 */
record TaxFacts(
        TaxRates rates,
        ProductRules products,
        Places places,
        EuropeanUnion union,
        Map<String, ProductCategory> categories,
        Map<String, TaxCountry> countries,
        Map<String, List<TaxRegime>> regimes,
        Map<String, List<Nexus>> nexus) {

    static TaxFacts with(TaxRates rates) {
        return new TaxFacts(
                rates,
                ProductRules.bundled(),
                Places.bundled(),
                EuropeanUnion.bundled(),
                one(
                        "product-categories.csv",
                        ProductCategory.COLUMNS,
                        ProductCategory::from,
                        ProductCategory::id),
                one("countries.csv", TaxCountry.COLUMNS, TaxCountry::from, TaxCountry::code),
                many("regimes.csv", TaxRegime.COLUMNS, TaxRegime::from, TaxRegime::place),
                many("us-nexus.csv", Nexus.COLUMNS, Nexus::from, Nexus::state));
    }

    private static <T> Map<String, T> one(
            String file, int columns, Function<FactFile.Row, T> read, Function<T, String> key) {
        Map<String, T> found = new HashMap<>();
        for (FactFile.Row row : FactFile.read(TaxFacts.class, file, columns).rows()) {
            T fact = read.apply(row);
            if (found.put(key.apply(fact), fact) != null) {
                throw row.fault("'" + key.apply(fact) + "' stands twice");
            }
        }
        return found;
    }

    private static <T> Map<String, List<T>> many(
            String file, int columns, Function<FactFile.Row, T> read, Function<T, String> key) {
        Map<String, List<T>> found = new HashMap<>();
        for (FactFile.Row row : FactFile.read(TaxFacts.class, file, columns).rows()) {
            T fact = read.apply(row);
            found.computeIfAbsent(key.apply(fact), k -> new ArrayList<>()).add(fact);
        }
        return found;
    }

    /** What a place asks of a sale from abroad, or null where that is not known. */
    @Nullable TaxRegime regime(TaxPlace place, String kind, String customer, LocalDate date) {
        List<TaxRegime> own = regimes.get(place.code());
        List<TaxRegime> asked = own == null ? regimes.get(place.territory()) : own;
        for (TaxRegime regime : asked == null ? List.<TaxRegime>of() : asked) {
            if (regime.holds(kind, customer, date)) {
                return regime;
            }
        }
        return null;
    }

    /** When a state asks for registration, or null where it never does. */
    @Nullable Nexus nexus(String state, LocalDate date) {
        for (Nexus line : nexus.getOrDefault(state, List.of())) {
            if (line.holds(state, date)) {
                return line;
            }
        }
        return null;
    }
}
