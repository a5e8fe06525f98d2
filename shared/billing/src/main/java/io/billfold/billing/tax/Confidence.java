package io.billfold.billing.tax;

/** How sure a fact is: its mark is kept with every decision that rests on it. */
public enum Confidence {
    /** Read in the law, or in two sources that agree. */
    HIGH,
    /** From one good source, or from a law that was cited but not read again. */
    MEDIUM,
    /** Weak: to be confirmed before anybody relies on it. */
    LOW;

    /** The less sure of two. */
    public Confidence and(Confidence other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
