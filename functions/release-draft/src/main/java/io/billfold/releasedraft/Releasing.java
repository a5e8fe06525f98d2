package io.billfold.releasedraft;

import io.billfold.billing.Problem;
import io.billfold.store.DraftRecord;

import java.util.List;

/** What became of a wish to release a draft. */
sealed interface Releasing {
    /** It goes on, as it stands in the table. */
    record Done(DraftRecord draft) implements Releasing {}

    /** It is not held; nothing was changed. */
    record NotHeld(DraftRecord draft) implements Releasing {}

    /** It stays held. */
    record Refused(List<Problem> problems) implements Releasing {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** There is no such draft. */
    record Unknown() implements Releasing {}
}
