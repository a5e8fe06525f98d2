package io.billfold.local.rights;

/**
 * A function that calls.
 *
 * @param function its logical id
 * @param session its name, which AWS makes its session's
 */
record Caller(String function, String session, Role role) {
    /** Who it is in IAM's messages. */
    String arn() {
        return "arn:aws:sts::000000000000:assumed-role/" + role.name() + "/" + session;
    }
}
