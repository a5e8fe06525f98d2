package io.billfold.billing.access;

import java.time.Instant;

/**
 * The end of a chain of entries, or of a part of it.
 *
 * @param sequence number of the last entry, from 1; 0 before the first
 * @param hash hash of the last entry, 64 lower-case hexadecimal digits
 * @param at when the last entry was made
 */
public record AccessHead(long sequence, String hash, Instant at) {
    /** Before the first entry. */
    public static final AccessHead GENESIS = new AccessHead(0, "0".repeat(64), Instant.EPOCH);

    public AccessHead {
        if (sequence < 0 || !hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "entry " + sequence + " with hash '" + hash + "' is no end of a chain");
        }
    }

    /** The entry that follows. Its time is never before that of the entry it follows. */
    public AccessEntry next(Access access) {
        return AccessEntry.of(sequence + 1, access.notBefore(at), hash);
    }
}
