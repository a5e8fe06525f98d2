package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.money.RoundingPolicy;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** The stored form of a {@link TaxBreakdown}, part of drafts and invoices. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredTax(
        String category,
        String name,
        String country,
        String ratePercent,
        @Nullable String exemptionCode,
        @Nullable String wording,
        @Nullable String sellerTaxId,
        String rounding,
        List<String> because,
        String base,
        String tax) {
    static StoredTax of(TaxBreakdown breakdown) {
        TaxTreatment treatment = breakdown.treatment();
        return new StoredTax(
                Words.of(treatment.category()),
                treatment.tax(),
                treatment.country(),
                treatment.ratePercent().toPlainString(),
                treatment.exemptionCode(),
                treatment.wording(),
                treatment.sellerTaxId(),
                Words.of(treatment.rounding()),
                treatment.because(),
                StoredMoney.of(breakdown.base()),
                StoredMoney.of(breakdown.tax()));
    }

    TaxBreakdown toBreakdown(String currency) {
        return new TaxBreakdown(
                new TaxTreatment(
                        Words.to(TaxCategory.class, category),
                        name,
                        country,
                        new BigDecimal(ratePercent),
                        exemptionCode,
                        wording,
                        sellerTaxId,
                        Words.to(RoundingPolicy.class, rounding),
                        because),
                StoredMoney.to(currency, base),
                StoredMoney.to(currency, tax));
    }
}
