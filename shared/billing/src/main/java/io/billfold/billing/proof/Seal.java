package io.billfold.billing.proof;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a day's documents were when the day was over. Its canonical JSON is kept for good, and the
 * SHA-256 of these bytes is what the seal of the next day names, for example
 *
 * <pre>{@code
 * {"accessLogHead":null,"day":"2026-01-31","documents":204,"previousSealSha256":"…","root":"…",
 *  "sealedAt":"2026-02-01T01:00:03Z","version":1}
 * }</pre>
 *
 * without the break. Version 1 of this form, with {@link SealedDocument} as its leaves, is the only
 * one so far.
 *
 * @param day in UTC; it covers the documents that were made on that day, and late ones of the day
 *     before that its seal does not cover
 * @param documents how many it covers; a day without any has a seal too
 * @param root of the {@link MerkleTree} over the documents in the order of their numbers
 * @param previous hash of the seal of the day before, null in the first seal of all
 * @param accessLogHead hash of the last entry of the log of accesses when it was sealed, which pins
 *     that log too; null where there is none
 * @param sealedAt when it was made, after the day was over
 */
public record Seal(
        LocalDate day,
        long documents,
        Hash root,
        @Nullable Hash previous,
        @Nullable Hash accessLogHead,
        Instant sealedAt) {
    /** The version of its form. */
    public static final int VERSION = 1;

    private static final String FIELDS =
            " of version 1, with accessLogHead, day, documents, previousSealSha256, root, sealedAt"
                    + " and version in this order";
    private static final String HASH_OR_NULL = "(null|\"[0-9a-f]{64}\")";
    private static final Pattern FORM =
            Pattern.compile(
                    "\\{\"accessLogHead\":"
                            + HASH_OR_NULL
                            + ",\"day\":\"([0-9-]{10})\""
                            + ",\"documents\":(0|[1-9][0-9]{0,8})"
                            + ",\"previousSealSha256\":"
                            + HASH_OR_NULL
                            + ",\"root\":\"([0-9a-f]{64})\""
                            + ",\"sealedAt\":\"([0-9TZ:.-]{17,30})\""
                            + ",\"version\":1}");

    public Seal {
        if (documents < 0) {
            throw new IllegalArgumentException("documents must not be negative, was " + documents);
        }
        if (sealedAt.isBefore(Days.end(day))) {
            throw new IllegalArgumentException(
                    "the day " + day + " was not over at " + sealedAt + ", when it was sealed");
        }
    }

    /**
     * The seal of a day.
     *
     * @param tree over the day's documents
     * @param previous hash of the seal of the day before, null for the first seal of all
     * @param at when it is made
     */
    public static Seal of(
            LocalDate day,
            MerkleTree tree,
            @Nullable Hash previous,
            @Nullable Hash accessLogHead,
            Instant at) {
        return new Seal(day, tree.size(), tree.root(), previous, accessLogHead, at);
    }

    /**
     * Reads the canonical JSON. Another JSON of the same content is refused: it has another hash.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public static Seal parse(String canonical) {
        Matcher matcher = FORM.matcher(canonical);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not the canonical JSON of a seal" + FIELDS);
        }
        Seal seal = of(matcher);
        if (!seal.canonical().equals(canonical)) {
            throw new IllegalArgumentException(
                    "sealedAt '" + matcher.group(6) + "' is not written as " + seal.sealedAt());
        }
        return seal;
    }

    private static Seal of(Matcher matcher) {
        return new Seal(
                Days.parse(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                Hash.parse(matcher.group(5)),
                hashOrNull(matcher.group(4)),
                hashOrNull(matcher.group(1)),
                instant(matcher.group(6)));
    }

    private static @Nullable Hash hashOrNull(String json) {
        return json.equals("null") ? null : Hash.parse(json.substring(1, json.length() - 1));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("sealedAt '" + text + "' is not an instant", e);
        }
    }

    /** The canonical JSON (RFC 8785); nothing in it needs an escape. */
    public String canonical() {
        return ("{\"accessLogHead\":%s,\"day\":\"%s\",\"documents\":%d,\"previousSealSha256\":%s,"
                        + "\"root\":\"%s\",\"sealedAt\":\"%s\",\"version\":%d}")
                .formatted(
                        quoted(accessLogHead),
                        day,
                        documents,
                        quoted(previous),
                        root,
                        sealedAt,
                        VERSION);
    }

    private static String quoted(@Nullable Hash hash) {
        return hash == null ? "null" : "\"" + hash + "\"";
    }

    /** The hash of the canonical JSON's bytes, as {@code sha256sum} shows it for the file. */
    public Hash hash() {
        return Hash.of(canonical());
    }
}
