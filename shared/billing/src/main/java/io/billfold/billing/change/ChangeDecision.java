package io.billfold.billing.change;

import io.billfold.billing.Problem;
import io.billfold.billing.subscription.Change;
import io.billfold.billing.subscription.Subscription;

import java.util.List;

/** What becomes of a request for a change. */
public sealed interface ChangeDecision {
    /**
     * It is recorded.
     *
     * @param after the subscription with its longer history, and the day on which it is billed next
     * @param changes what was recorded, each with the moment from which it holds; empty for terms
     */
    record Accepted(Subscription after, List<Change> changes) implements ChangeDecision {
        public Accepted {
            changes = List.copyOf(changes);
        }
    }

    /** It changes nothing; every problem is named. */
    record Refused(List<Problem> problems) implements ChangeDecision {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
