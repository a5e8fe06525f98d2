package io.billfold.events;

import io.billfold.billing.Problem;

import java.util.List;

/** What became of reading a payment. */
public sealed interface PaymentReading {
    /** The payment is well formed; whether it can be booked is for the rules to say. */
    record Read(PaymentRequest payment) implements PaymentReading {}

    /** The bytes are no JSON object. */
    record NotJson(Problem problem) implements PaymentReading {}

    /** The object is no payment that this release can read; everything that is wrong is named. */
    record Unreadable(List<Problem> problems) implements PaymentReading {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
