package io.billfold.billing.tax;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** What the rules look up: small files are opened at once, a country's own when it is asked for. */
record TaxFacts(
        TaxRates rates,
        ProductRules products,
        Places places,
        EuropeanUnion union,
        FactTable<ProductCategory> categories,
        FactTable<TaxCountry> countries,
        FactTable<TaxRegime> regimes,
        FactTable<Nexus> nexus) {

    static TaxFacts with(TaxRates rates) {
        return new TaxFacts(
                rates,
                ProductRules.bundled(),
                Places.bundled(),
                EuropeanUnion.bundled(),
                FactTable.ofUnique(
                        "product-categories.csv", ProductCategory.COLUMNS, ProductCategory::from),
                FactTable.ofUnique("countries.csv", TaxCountry.COLUMNS, TaxCountry::from),
                FactTable.of("regimes.csv", TaxRegime.COLUMNS, TaxRegime::from),
                FactTable.of("us-nexus.csv", Nexus.COLUMNS, Nexus::from));
    }

    /** What a place asks of a sale from abroad, or null where that is not known. */
    @Nullable TaxRegime regime(TaxPlace place, String kind, String customer, LocalDate date) {
        List<TaxRegime> own = regimes.all(place.code());
        for (TaxRegime regime : own.isEmpty() ? regimes.all(place.territory()) : own) {
            if (regime.holds(kind, customer, date)) {
                return regime;
            }
        }
        return null;
    }

    /** When a state asks for registration, or null where it never does. */
    @Nullable Nexus nexus(String state, LocalDate date) {
        for (Nexus line : nexus.all(state)) {
            if (line.holds(state, date)) {
                return line;
            }
        }
        return null;
    }
}
