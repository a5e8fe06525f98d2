package io.billfold.recordpayment;

import io.billfold.billing.Problem;
import io.billfold.store.PaymentStore.Recorded;

import java.util.List;

/** What became of recording a payment. */
sealed interface Recording {
    /** It is booked. */
    record Done(Recorded recorded) implements Recording {}

    /** It was booked before, with the same content: the first answer again. */
    record Repeated(Recorded recorded) implements Recording {}

    /** Its id or its charge belongs to another payment. */
    record Conflicting(String reason) implements Recording {}

    /** It can't be booked; every problem is named. */
    record Refused(List<Problem> problems) implements Recording {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
