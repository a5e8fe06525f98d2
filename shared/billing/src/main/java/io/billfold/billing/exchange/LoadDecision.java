package io.billfold.billing.exchange;

import io.billfold.billing.Problem;

import java.util.List;

/** What becomes of figures that were sent. */
public sealed interface LoadDecision {
    /**
     * They are taken.
     *
     * @param rates all that is known then: what there was and what was sent
     * @param added how many figures are new
     * @param known how many were known with the same value
     * @param replaced how many had another value
     */
    record Loads(ReferenceRates rates, int added, int known, int replaced) implements LoadDecision {
        /** Whether anything would be different. */
        public boolean isChange() {
            return added + replaced > 0;
        }
    }

    /** None is taken. */
    record Refused(List<Problem> problems) implements LoadDecision {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
