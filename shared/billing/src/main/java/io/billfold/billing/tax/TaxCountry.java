package io.billfold.billing.tax;

import io.billfold.billing.FactFile;
import io.billfold.money.RoundingPolicy;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the law of a country says of every invoice of its sellers and of its tax.
 *
 * @param code ISO 3166-1 alpha-2
 * @param tax what its tax is called
 * @param currency in which tax is owed, ISO 4217
 * @param export how a service is marked that a seller there supplies abroad
 * @param smallBusinessWording what a seller too small to charge tax must say
 * @param roundings the policies that it allows, its usual one first
 * @param rateChange what happens to a period in which a rate changes
 * @param exchange how tax is shown in its currency
 */
record TaxCountry(
        String code,
        String tax,
        String currency,
        Export export,
        String smallBusinessWording,
        List<RoundingPolicy> roundings,
        RateChange rateChange,
        String exchange,
        String source,
        Confidence confidence,
        String note) {
    static final int COLUMNS = 13;

    /** How a supply abroad is marked: its category, VATEX code and wording. */
    record Export(TaxCategory category, @Nullable String code, String wording) {}

    /** Which day's rate holds for a period that is billed in advance. */
    enum RateChange {
        /** The first day's, for the whole period. */
        START,
        /** The last day's, for the whole period. */
        END,
        /** Each part at its own rate. */
        SPLIT
    }

    static TaxCountry from(FactFile.Row row) {
        try {
            return new TaxCountry(
                    row.required(0),
                    row.required(1),
                    row.required(2),
                    new Export(
                            category(row.required(3)),
                            row.text(4).isEmpty() ? null : row.text(4),
                            row.text(5)),
                    row.text(6),
                    Arrays.stream(row.required(7).split(" ")).map(RoundingPolicy::valueOf).toList(),
                    RateChange.valueOf(row.required(8).toUpperCase(Locale.ROOT)),
                    row.text(9),
                    row.required(10),
                    TaxRate.confidence(row, 11),
                    row.text(12));
        } catch (IllegalArgumentException e) {
            throw row.fault(String.valueOf(e.getMessage()));
        }
    }

    private static TaxCategory category(String code) {
        return Arrays.stream(TaxCategory.values())
                .filter(category -> category.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("category " + code));
    }

    /** The policy that holds: the seller's choice where the country allows it. */
    RoundingPolicy rounding(@Nullable RoundingPolicy chosen) {
        return chosen != null && roundings.contains(chosen) ? chosen : roundings.getFirst();
    }
}
