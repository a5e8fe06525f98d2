package io.billfold.testkit.simulation;

/** What can go wrong. */
enum Fault {
    /** The service refuses for lack of capacity: no effect. */
    THROTTLED("is throttled"),
    /** The service is in the middle of another transaction on the same item: no effect. */
    CONFLICT("meets another transaction"),
    /** The request never arrives: no effect, and the caller learns nothing. */
    LOST("times out without effect"),
    /** The answer never arrives: the effect happened, and the caller doesn't know. */
    UNANSWERED("times out after its effect"),
    /** The function ends before the call. */
    KILLED_BEFORE("is the end of the function, before its effect"),
    /** The function ends after the call. */
    KILLED_AFTER("is the end of the function, after its effect"),
    /**
     * The call takes so long that the function runs into its time-out or its message comes back.
     */
    STALLED("takes minutes"),
    /** A batch is taken in part. */
    PARTLY("is taken in part"),
    /** A message, an event or a batch of a stream comes twice. */
    TWICE("is delivered twice"),
    /** It comes hours later. */
    LATE("is delivered hours late"),
    /** It comes again days later, when everything is long done. */
    AGAIN("is delivered again days later"),
    /** The function's clock is wrong by minutes. */
    SKEWED("runs on a clock that is minutes off");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /** As the end of a sentence whose subject is what it happens to. */
    String words() {
        return words;
    }
}
