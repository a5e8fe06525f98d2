package io.billfold.billing.usage;

import io.billfold.billing.Problem;

import java.util.List;

/** What became of one event that was sent. */
public sealed interface UsageAnswer {
    /**
     * It is recorded, now.
     *
     * @param late its period had closed: it goes on the next invoice, marked as late
     */
    record Accepted(boolean late) implements UsageAnswer {}

    /** It was recorded before with the same content; nothing was done. */
    record Duplicate() implements UsageAnswer {}

    /** It is not recorded; every problem is named. */
    record Refused(List<Problem> problems) implements UsageAnswer {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
