package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

/**
 * A file of usage, one event a line, and how far it has been recorded. Who sends a file names it
 * alone; the rest is written by Billfold to itself, a message for each piece.
 *
 * @param file key in the bucket of uploads, for example {@code usage/2026-01.jsonl}
 * @param offset the byte to go on at, the first of a line
 * @param line the number of that line, from 1
 * @param piece how many pieces were read before
 * @param etag of the object that was begun with, or null before the first piece: another object
 *     under the same key is another file
 */
@Serdeable
public record UsageFile(
        int version, String file, long offset, long line, int piece, @Nullable String etag) {
    public UsageFile {
        Versions.check("UsageFile", version);
    }

    /** A file from its beginning. */
    public static UsageFile of(String file) {
        return new UsageFile(1, file, 0, 1, 0, null);
    }

    /** The same file after a piece of it. */
    public UsageFile after(long nextOffset, long nextLine, String begunWith) {
        return new UsageFile(1, file, nextOffset, nextLine, piece + 1, begunWith);
    }
}
