package io.billfold.events.exchange;

import io.billfold.billing.Problem;

import java.util.List;

/** What became of reading a page of rates. */
public sealed interface RatesReading {
    /** It is well formed; whether it may change what is known is for the domain to say. */
    record Read(RatesPage page) implements RatesReading {}

    /** Everything that is wrong with it. */
    record Unreadable(List<Problem> problems) implements RatesReading {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
