package io.billfold.store;

/** What became of a transaction. */
public enum Committed {
    /** It took effect, all of it. */
    DONE,
    /**
     * A condition did not hold, so nothing was written: it was done before, or somebody else
     * changed what was read. The caller reads again and decides.
     */
    REFUSED
}
