package io.billfold.billing.cash;

import io.billfold.billing.Problem;

import java.util.List;

/** What becomes of a decision. */
public sealed interface CashOutcome {
    /** It can be carried out. */
    record Changed(CashChange change) implements CashOutcome {}

    /** It can't; every problem is named. */
    record Refused(List<Problem> problems) implements CashOutcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
