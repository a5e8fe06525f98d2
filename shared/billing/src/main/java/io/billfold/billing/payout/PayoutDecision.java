package io.billfold.billing.payout;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a person wants done with a line of a payout. */
public sealed interface PayoutDecision {
    /** The line's place in the file, for example {@code line 6}. */
    String line();

    /** It is booked as this. */
    record Book(String line, List<Wanted> parts) implements PayoutDecision {
        public Book {
            parts = List.copyOf(parts);
        }
    }

    /** What was booked of it is taken back: it waits again. */
    record Undo(String line) implements PayoutDecision {}

    /**
     * What a part of a line is.
     *
     * @param amount with the sign of the line; null for all of it
     */
    record Wanted(LineMeaning meaning, @Nullable Money amount) {}
}
