package io.billfold.testkit.simulation;

/** The end of a function between two of its calls. An error, so that no function catches it. */
final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed(String why) {
        super(why, null, false, false);
    }
}
