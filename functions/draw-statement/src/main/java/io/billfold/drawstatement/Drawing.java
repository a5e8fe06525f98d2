package io.billfold.drawstatement;

import io.billfold.billing.Problem;

import java.util.List;

/** What came of asking for a statement. */
sealed interface Drawing {
    /**
     * It is drawn.
     *
     * @param fileName for example {@code statement-acme-2026-03-31.pdf}
     */
    record Done(byte[] pdf, String fileName) implements Drawing {}

    /** There is no such account. */
    record UnknownAccount() implements Drawing {}

    /** The ledger was written to all the while. */
    record Busy() implements Drawing {}

    /** What is asked for can't be drawn; every problem is named. */
    record Refused(List<Problem> problems) implements Drawing {
        public Refused {
            problems = List.copyOf(problems);
        }

        static Refused of(String field, String reason) {
            return new Refused(List.of(new Problem(field, reason)));
        }
    }
}
