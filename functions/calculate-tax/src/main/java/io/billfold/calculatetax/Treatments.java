package io.billfold.calculatetax;

import io.billfold.billing.tax.TaxAnswer;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.money.RoundingPolicy;

import java.util.ArrayList;
import java.util.List;

/** Treatments that differ in one thing. */
final class Treatments {
    private Treatments() {}

    /** With more answers, before those it has. */
    static TaxTreatment because(TaxTreatment treatment, List<TaxAnswer> more) {
        List<TaxAnswer> answers = new ArrayList<>(more);
        answers.addAll(treatment.because());
        return of(treatment, treatment.rounding(), answers);
    }

    /** Rounded by another policy; one that charges nothing stays as it is. */
    static TaxTreatment rounded(TaxTreatment treatment, RoundingPolicy rounding) {
        return treatment.components().isEmpty()
                ? treatment
                : of(treatment, rounding, treatment.because());
    }

    private static TaxTreatment of(
            TaxTreatment treatment, RoundingPolicy rounding, List<TaxAnswer> because) {
        return new TaxTreatment(
                treatment.category(),
                treatment.tax(),
                treatment.place(),
                treatment.components(),
                treatment.exemptionCode(),
                treatment.wording(),
                treatment.sellerTaxId(),
                treatment.scheme(),
                rounding,
                because);
    }
}
