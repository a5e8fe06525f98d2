package io.billfold.events;

import io.billfold.billing.Problem;
import io.billfold.billing.usage.UsageEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** One event of usage as it was sent: each is answered by itself. */
public sealed interface UsageRecord {
    /** What was sent: canonical JSON, or the bytes where they are no JSON. */
    byte[] content();

    /** The id that the sender gave it, or null where that can't be read. */
    @Nullable String eventId();

    /** It is well formed; whether it is taken is for the rules to say. */
    @SuppressWarnings("ArrayRecordComponent") // read once and never compared
    record Read(byte[] content, UsageEvent event) implements UsageRecord {
        @Override
        public String eventId() {
            return event.id();
        }
    }

    /** It is no usage that this release can read; everything that is wrong is named. */
    @SuppressWarnings("ArrayRecordComponent") // read once and never compared
    record Wrong(byte[] content, @Nullable String eventId, List<Problem> problems)
            implements UsageRecord {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }
}
