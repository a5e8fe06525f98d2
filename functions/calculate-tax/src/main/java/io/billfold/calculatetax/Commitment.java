package io.billfold.calculatetax;

import io.billfold.billing.Problem;

import java.util.List;

/** What became of telling an engine of an issued invoice. */
sealed interface Commitment {
    /** It is recorded with the tax that was invoiced. */
    record Done() implements Commitment {}

    /** It was recorded before. */
    record AlreadyThere() implements Commitment {}

    /** It was not taken. */
    record Refused(List<Problem> problems) implements Commitment {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** No answer, or one that does not say that it is recorded as it was invoiced. */
    record Unavailable(String reason) implements Commitment {}
}
