package io.billfold.billing.adjustment;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.order.FreeText;

import java.util.ArrayList;
import java.util.List;

/** Decides what an adjustment makes of an issued invoice. */
public final class Adjusting {
    private Adjusting() {}

    /**
     * The drafts that the adjustment makes, with their taxes, or everything that is wrong with it.
     *
     * @param original the invoice as it was issued
     * @param before what has been given back of it so far
     * @throws IllegalArgumentException when the three are not about one invoice
     */
    public static AdjustmentDecision decide(
            Invoice original, Credited before, Adjustment adjustment) {
        requireAdjusts(original, adjustment);
        List<Problem> problems = problems(original, adjustment);
        if (!problems.isEmpty()) {
            return new AdjustmentDecision.Refused(problems);
        }
        return switch (adjustment) {
            case Adjustment.Credit credit -> Crediting.decide(original, before, credit);
            case Adjustment.Addition addition -> Adding.decide(original, before, addition);
            case Adjustment.Correction correction ->
                    Correcting.decide(original, before, correction);
        };
    }

    private static void requireAdjusts(Invoice original, Adjustment adjustment) {
        if (!adjustment.id().invoice().equals(original.number())) {
            throw new IllegalArgumentException(
                    adjustment.id() + " does not adjust " + original.number());
        }
    }

    private static List<Problem> problems(Invoice original, Adjustment adjustment) {
        List<Problem> problems = new ArrayList<>();
        if (original.content().kind() == Draft.Kind.CREDIT_NOTE) {
            problems.add(
                    new Problem(
                            "invoice", original.number() + " is a credit note, not an invoice"));
        }
        FreeText.problem("reason", adjustment.reason(), Adjustment.REASON_MAX)
                .ifPresent(problems::add);
        return problems;
    }
}
