package io.billfold.local.sqs;

/**
 * How many messages a queue holds.
 *
 * @param visible that could be received now
 * @param inFlight received and hidden
 * @param delayed never received and not visible yet
 */
public record QueueCounts(int visible, int inFlight, int delayed) {
    /** All of them. */
    public int total() {
        return visible + inFlight + delayed;
    }
}
