package io.billfold.local.rights;

/** What a role's policy says to a call, and why, in IAM's words. */
enum Verdict {
    ALLOWED,
    /** Nothing allows it. */
    NOT_ALLOWED,
    /** A Deny names it, whatever allows it. */
    DENIED;

    /** The end of IAM's message. */
    String reason(String action) {
        return switch (this) {
            case ALLOWED -> "";
            case NOT_ALLOWED -> "because no identity-based policy allows the " + action + " action";
            case DENIED -> "with an explicit deny in an identity-based policy";
        };
    }
}
