package io.billfold.events;

import io.billfold.billing.Problem;

import java.util.List;

/** What became of reading a request about an invoice or an account. */
public sealed interface RequestReading<T> {
    /**
     * It is well formed; whether it can be done is for the rules to say.
     *
     * @param content its canonical JSON: the same request is the same text
     */
    record Read<T>(T request, String content) implements RequestReading<T> {}

    /** The bytes are no JSON object. */
    record NotJson<T>(Problem problem) implements RequestReading<T> {}

    /** The object is no such request; everything that is wrong is named. */
    record Unreadable<T>(List<Problem> problems) implements RequestReading<T> {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
