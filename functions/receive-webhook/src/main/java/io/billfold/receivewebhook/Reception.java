package io.billfold.receivewebhook;

import java.util.List;

/** What a provider's scheme says of a call. */
sealed interface Reception {
    /** It comes from the provider, and this is what it tells, in its order. */
    record Genuine(List<Incoming> events) implements Reception {
        public Genuine {
            events = List.copyOf(events);
        }
    }

    /** It is not to be believed; nothing of it is kept. */
    record Refused(Verdict verdict) implements Reception {}

    /** It comes from the provider, but there is no event in it that could be kept. */
    record Unreadable(String reason) implements Reception {}
}
