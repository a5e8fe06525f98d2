package io.billfold.receivewebhook;

/** What a check of a call came to, in the order of checking. */
enum Verdict {
    /** Nothing is signed. */
    MISSING,
    /** What should be a signature, or the signed text, has not its form. */
    MALFORMED,
    /** It was signed, or so it says, too long ago or too far ahead. */
    EXPIRED,
    /** Nobody who has the key signed this. */
    FORGED,
    /** Signed, but for another merchant, or from the other of live and test. */
    NOT_OURS,
    /** Signed, but the same signature came before with another event. */
    REPLAYED,
    /** It comes from the provider, as it was sent. */
    GENUINE
}
