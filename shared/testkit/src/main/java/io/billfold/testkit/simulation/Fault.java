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
    SKEWED("runs on a clock that is minutes off"),
    /** A payment provider says that something went wrong, whatever it did. */
    CONFUSED("says 500 after its effect", 5);

    private final String words;
    private final int weight;

    Fault(String words) {
        this(words, 1);
    }

    Fault(String words, int weight) {
        this.words = words;
        this.weight = weight;
    }

    /** How much more often than the rate of a run it happens: to calls that are few. */
    int weight() {
        return weight;
    }

    /** As the end of a sentence whose subject is what it happens to. */
    String words() {
        return words;
    }
}
