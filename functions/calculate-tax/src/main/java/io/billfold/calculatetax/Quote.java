package io.billfold.calculatetax;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Draft;

import java.util.List;

/** What an engine says of a draft. */
sealed interface Quote {
    /** The draft with its tax, and its lines net of it. */
    record Taxed(Draft draft) implements Quote {}

    /** Something in the draft must be mended first; every problem names the field that decides. */
    record Refused(List<Problem> problems) implements Quote {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * No answer, or none that can be trusted: there is nothing wrong with the draft.
     *
     * @param reason for the person who looks at it, for example {@code no answer within 8 s}
     */
    record Unavailable(String reason) implements Quote {}
}
