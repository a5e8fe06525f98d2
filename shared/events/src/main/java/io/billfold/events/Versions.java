package io.billfold.events;

/** The versions of events that this release understands. */
final class Versions {
    private Versions() {}

    /**
     * Refuses a form that this release can't read.
     *
     * @throws IllegalArgumentException naming the event and the version
     */
    static void check(String event, int version) {
        if (version != 1) {
            throw new IllegalArgumentException(
                    event + " version " + version + " is not known; this release reads version 1");
        }
    }
}
