package io.billfold.billing.proof;

/**
 * Something that is wrong with what was given to be proved.
 *
 * @param kind what it is
 * @param subject what it is about: a number such as {@code MU-2026-000042}, or a seal such as
 *     {@code the seal of 2026-01-31}
 * @param detail for people: what was found and what should be
 */
public record Finding(Kind kind, String subject, String detail) {
    /** The kinds of findings. */
    public enum Kind {
        /** Something that was sealed is not there any more. */
        REMOVED,
        /** Something is not what was sealed. */
        ALTERED,
        /** All is there, in another order than that in which it was sealed. */
        REORDERED,
        /** Something is there that was not sealed. */
        ADDED,
        /** A seal does not follow the one before it: one of the two is not what it was. */
        BROKEN_CHAIN,
        /** It was not made here, or not for this chain of seals. */
        NOT_OURS
    }

    static Finding ofSeal(Kind kind, Seal seal, String detail) {
        return new Finding(kind, "the seal of " + seal.day(), detail);
    }

    @Override
    public String toString() {
        return subject + ": " + detail;
    }
}
