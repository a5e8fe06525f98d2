package io.billfold.billing.order;

import io.billfold.billing.Problem;
import io.billfold.billing.subscription.Subscription;

import java.util.List;

/** What becomes of an order. */
public sealed interface OrderDecision {
    /** The order starts this subscription. */
    record Accepted(Subscription subscription) implements OrderDecision {}

    /** The order changes nothing; every problem is named. */
    record Refused(List<Problem> problems) implements OrderDecision {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
