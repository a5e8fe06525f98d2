package io.billfold.calculatetax;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.tax.Confidence;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.TaxAnswer;
import io.billfold.billing.tax.TaxTreatment;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What holds when the engine does not answer.
 *
 * @param instead who answers in its place, or null to hold the draft until somebody releases it
 */
record Fallback(@Nullable TaxEngine instead) {
    /** The field that a draft names which waits for the engine. */
    static final String FIELD = "taxEngine";

    /**
     * The answer in the engine's place. It says in its chain that the engine did not answer, and is
     * only as sure as that.
     *
     * @param reason why the engine did not answer
     */
    Quote quote(Draft draft, SellerSales sales, String reason) {
        if (instead == null) {
            Problem problem =
                    new Problem(
                            FIELD,
                            "external engine did not answer: "
                                    + reason
                                    + "; release the draft to ask it again");
            return new Quote.Refused(List.of(problem));
        }
        return switch (instead.quote(draft, sales)) {
            case Quote.Taxed(Draft taxed) -> new Quote.Taxed(marked(taxed, reason));
            case Quote.Refused refused -> refused;
            case Quote.Unavailable unavailable -> unavailable;
        };
    }

    private static Draft marked(Draft draft, String reason) {
        TaxAnswer answer =
                new TaxAnswer(
                        TaxAnswer.Question.ACCOUNTABLE,
                        "external engine did not answer: built-in rules used (" + reason + ")",
                        "",
                        Confidence.LOW);
        List<TaxBreakdown> taxes = new ArrayList<>();
        for (TaxBreakdown tax : draft.taxes()) {
            TaxTreatment treatment = Treatments.because(tax.treatment(), List.of(answer));
            taxes.add(new TaxBreakdown(treatment, tax.base(), tax.tax(), tax.parts(), tax.lines()));
        }
        return draft.withTaxes(draft.lines(), taxes);
    }
}
