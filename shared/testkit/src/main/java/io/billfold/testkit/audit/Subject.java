package io.billfold.testkit.audit;

import java.time.Instant;

/** One subject of the audit. It is told of each write after the write has been taken in. */
interface Subject {
    /** Looks at what a write did. */
    default void look(Write write) {}

    /** Nothing is under way: looks at what must be complete, whatever was asked for. */
    default void settledState() {}

    /** Nothing is under way and it is now: looks at what must have happened by now. */
    default void settled(Instant now) {}
}
