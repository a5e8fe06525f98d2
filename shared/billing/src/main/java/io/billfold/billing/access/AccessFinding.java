package io.billfold.billing.access;

/**
 * Something that is wrong with an access log.
 *
 * @param sequence the entry at which it shows
 * @param kind what it is
 * @param sentence the same in words
 */
public record AccessFinding(long sequence, Kind kind, String sentence) {
    /** What can be wrong. */
    public enum Kind {
        /** The entry does not say what it said when it was hashed. */
        ALTERED,

        /** Entries before it are gone. */
        MISSING,

        /** It comes after one that has its number or a later one. */
        OUT_OF_ORDER,

        /** It follows another entry than the one that is before it, which was replaced. */
        UNLINKED,

        /** It is older than the entry before it. */
        BACKWARDS,

        /** The hash that was kept elsewhere is not that of this entry: the log was rewritten. */
        REWRITTEN,

        /** The log ends before an entry that was kept elsewhere. */
        CUT_OFF
    }
}
