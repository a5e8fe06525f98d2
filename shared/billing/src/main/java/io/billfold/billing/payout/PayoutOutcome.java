package io.billfold.billing.payout;

import io.billfold.billing.Problem;

import java.util.List;

/** What becomes of a decision about a payout. */
public sealed interface PayoutOutcome {
    /** It is carried out: this is to be stored. */
    record Changed(PayoutChange change) implements PayoutOutcome {}

    /** It can't be carried out; every problem is named. */
    record Refused(List<Problem> problems) implements PayoutOutcome {
        public Refused {
            problems = List.copyOf(problems);
        }

        static Refused of(String field, String reason) {
            return new Refused(List.of(new Problem(field, reason)));
        }
    }
}
