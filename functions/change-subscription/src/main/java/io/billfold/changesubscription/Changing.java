package io.billfold.changesubscription;

import io.billfold.billing.Problem;
import io.billfold.billing.subscription.Subscription;

import java.util.List;

/** What became of a request for a change. */
sealed interface Changing {
    /** It is recorded. */
    record Done(Subscription after) implements Changing {}

    /** It was recorded before. */
    record Repeated(Subscription now) implements Changing {}

    /** Its id is another change's. */
    record Conflicting(String reason) implements Changing {}

    /** It changes nothing, and is kept with every reason. */
    record Refused(List<Problem> problems) implements Changing {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
