package io.billfold.billing.withholding;

import io.billfold.billing.Problem;

import java.util.List;

/** What becomes of a decision about what was withheld. */
public sealed interface WithholdingOutcome {
    /** It is to be stored. */
    record Changed(WithholdingChange change) implements WithholdingOutcome {}

    /** It can't be carried out; every problem is named. */
    record Refused(List<Problem> problems) implements WithholdingOutcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
