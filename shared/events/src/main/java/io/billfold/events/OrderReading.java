package io.billfold.events;

import io.billfold.billing.Problem;
import io.billfold.billing.order.Order;

import java.util.List;

/** What became of reading an order. */
public sealed interface OrderReading {
    /** The order is well formed; whether it is accepted is for the rules to say. */
    record Read(Order order) implements OrderReading {}

    /** The message is no order that this release can read; everything that is wrong is named. */
    record Unreadable(List<Problem> problems) implements OrderReading {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
