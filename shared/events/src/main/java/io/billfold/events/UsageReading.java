package io.billfold.events;

import io.billfold.billing.Problem;

import java.util.List;

/** What became of reading a message of usage. */
public sealed interface UsageReading {
    /** One event that stands alone. */
    record One(UsageRecord record) implements UsageReading {}

    /** A batch, in the order in which it was sent; each event may be right or wrong. */
    record Batch(List<UsageRecord> records) implements UsageReading {
        public Batch {
            records = List.copyOf(records);
        }
    }

    /** The events are in a file. */
    record InFile(UsageFile file) implements UsageReading {}

    /** The bytes are no JSON object. */
    record NotJson(Problem problem) implements UsageReading {}

    /** The object is nothing that this release can read; everything that is wrong is named. */
    record Unreadable(List<Problem> problems) implements UsageReading {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
