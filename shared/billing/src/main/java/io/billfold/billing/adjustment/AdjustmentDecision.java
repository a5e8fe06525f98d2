package io.billfold.billing.adjustment;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Draft;

import java.util.List;

/** What becomes of an adjustment. */
public sealed interface AdjustmentDecision {
    /**
     * It is made.
     *
     * @param drafts with their taxes; a credit note comes before the invoice in its place
     * @param after what has been given back of the invoice now
     */
    record Made(List<Draft> drafts, Credited after) implements AdjustmentDecision {
        public Made {
            drafts = List.copyOf(drafts);
        }
    }

    /** It changes nothing; every problem names the field. */
    record Refused(List<Problem> problems) implements AdjustmentDecision {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
