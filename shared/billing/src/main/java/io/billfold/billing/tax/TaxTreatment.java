package io.billfold.billing.tax;

import io.billfold.money.RoundingPolicy;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * The tax that applies to a supply, with everything needed to explain it years later.
 *
 * @param category EN 16931 category
 * @param tax what the tax is called where it is due, for example {@code VAT}
 * @param country where it is due, ISO 3166-1 alpha-2
 * @param ratePercent rate in percent, for example 19; 0 unless the category is standard
 * @param exemptionCode VATEX code (BT-121), or null for a taxed supply
 * @param wording what the invoice must say (BT-120), or null
 * @param sellerTaxId the seller's number that stands on the invoice (BT-31), or null
 * @param rounding how the tax of a category and rate is rounded
 * @param because the chain of answers that led here, each with its legal source
 */
public record TaxTreatment(
        TaxCategory category,
        String tax,
        String country,
        BigDecimal ratePercent,
        @Nullable String exemptionCode,
        @Nullable String wording,
        @Nullable String sellerTaxId,
        RoundingPolicy rounding,
        List<String> because) {
    public TaxTreatment {
        because = List.copyOf(because);
        if (category != TaxCategory.STANDARD && ratePercent.signum() != 0) {
            throw new IllegalArgumentException(
                    "category "
                            + category.code()
                            + " has no rate, but "
                            + ratePercent
                            + " was given");
        }
        if (category == TaxCategory.STANDARD && ratePercent.signum() <= 0) {
            throw new IllegalArgumentException(
                    "category S needs a rate above zero, but " + ratePercent + " was given");
        }
    }
}
