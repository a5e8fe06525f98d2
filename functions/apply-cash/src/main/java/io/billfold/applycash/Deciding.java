package io.billfold.applycash;

import java.util.Optional;
import java.util.function.Supplier;

/** How decisions are carried out while others change the same things. */
final class Deciding {
    /** How often a decision is looked at anew because something changed meanwhile. */
    private static final int ATTEMPTS_MAX = 5;

    private Deciding() {}

    /**
     * What became of a decision.
     *
     * @param what it is about
     * @param attempt one look at what is there; empty when that had changed before the commit
     * @throws IllegalStateException when something changed under every attempt
     */
    static <T> T untilDone(Object what, Supplier<Optional<T>> attempt) {
        for (int i = 1; i <= ATTEMPTS_MAX; i++) {
            Optional<T> decided = attempt.get();
            if (decided.isPresent()) {
                return decided.get();
            }
        }
        throw new IllegalStateException(
                "%s changed %d times while it was decided".formatted(what, ATTEMPTS_MAX));
    }
}
