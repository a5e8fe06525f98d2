package io.billfold.local.exchange;

import io.billfold.billing.exchange.PublishedDay;

import java.util.List;

/** What became of reading a file of the ECB. */
public sealed interface EcbReading {
    /** Its days, the oldest first. */
    record Read(List<PublishedDay> days) implements EcbReading {
        public Read {
            days = List.copyOf(days);
        }
    }

    /** What is wrong with it, in the order of its lines; never all of a long list. */
    record Unreadable(List<Fault> faults) implements EcbReading {
        public Unreadable {
            faults = List.copyOf(faults);
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param line from 1
     * @param column from 1, in characters; for XML where the element ends
     * @param reason what is there and what would be right
     */
    record Fault(int line, int column, String reason) {}
}
