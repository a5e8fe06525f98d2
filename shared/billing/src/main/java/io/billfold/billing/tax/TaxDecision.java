package io.billfold.billing.tax;

import io.billfold.billing.Problem;

import java.util.List;

/** What tax applies, or why that can't be said: never a silent zero. */
public sealed interface TaxDecision {
    /** The tax that applies. */
    record Decided(TaxTreatment treatment) implements TaxDecision {}

    /** No tax could be decided; every problem names the field that decides. */
    record Refused(List<Problem> problems) implements TaxDecision {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** Refused for one reason. */
    static TaxDecision refused(String field, String reason) {
        return new Refused(List.of(new Problem(field, reason)));
    }
}
