package io.billfold.adjustinvoice;

import io.billfold.billing.Problem;
import io.billfold.billing.adjustment.Refund;

import java.util.List;

/** What became of a request to pay account credit out. */
sealed interface Refunding {
    /** It is booked. */
    record Done(Refund refund) implements Refunding {}

    /** It was booked before, with the same content: the first answer again. */
    record Repeated(Refund refund) implements Refunding {}

    /** Its id belongs to another refund of this account. */
    record Conflicting(String reason) implements Refunding {}

    /** It can't be paid out; every problem is named. */
    record Refused(List<Problem> problems) implements Refunding {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
