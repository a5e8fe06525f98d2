package io.billfold.document;

import io.billfold.billing.tax.TaxTreatment;

import org.jspecify.annotations.Nullable;

/**
 * Why no tax is charged, as the invoice says it.
 *
 * @param text BT-120, or null
 * @param code BT-121, a code of CEF's list VATEX, or null
 */
record ExemptionReason(@Nullable String text, @Nullable String code) {
    /**
     * The reason of a treatment: none for a taxed supply (rules BR-S-10, BR-Z-10). Rules BR-AE-10
     * and BR-O-10 want a text or a code; where the treatment brings neither, the category alone
     * gives the code.
     */
    static ExemptionReason of(TaxTreatment treatment) {
        if (!treatment.category().needsReason()) {
            return new ExemptionReason(null, null);
        }
        boolean silent = treatment.wording() == null && treatment.exemptionCode() == null;
        return new ExemptionReason(
                treatment.wording(),
                silent ? "VATEX-EU-" + treatment.category().code() : treatment.exemptionCode());
    }
}
