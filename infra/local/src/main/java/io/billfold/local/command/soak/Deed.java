package io.billfold.local.command.soak;

/** What is done to the cloud while it works. */
sealed interface Deed {
    /**
     * The process is killed with all its functions and engines, and started again.
     *
     * @param afterMillis how long after it was due, so that it strikes anything
     * @param againWhileStarting whether the next process is killed before it is ready, too
     */
    record Kill(int afterMillis, boolean againWhileStarting) implements Deed {}

    /** Rubbish is sent to every door. */
    record Rubbish(int pieces) implements Deed {}

    /** Orders are sent once more, as they were. */
    record Repeats(int orders) implements Deed {}

    /** Memory is measured in the middle of the work. */
    record Measure() implements Deed {}
}
