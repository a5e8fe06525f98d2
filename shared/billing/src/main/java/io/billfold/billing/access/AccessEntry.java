package io.billfold.billing.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An entry of the access log, as it is kept. It may have been tampered with: {@link AccessChain}
 * tells.
 *
 * @param sequence its number in the log, from 1 without gaps
 * @param access what happened
 * @param previous hash of the entry before it
 * @param hash its own hash, as it is kept
 */
public record AccessEntry(long sequence, Access access, String previous, String hash) {
    private static final int VERSION = 1;

    /** An entry with the hash that it must have. */
    static AccessEntry of(long sequence, Access access, String previous) {
        return new AccessEntry(
                sequence, access, previous, sha256(canonical(sequence, access, previous)));
    }

    /**
     * What is hashed: RFC 8785 JSON with the fields {@code version} (1), {@code sequence}, {@code
     * previous} and those of {@link Access} by their names, all of which are texts.
     */
    public String canonical() {
        return canonical(sequence, access, previous);
    }

    /** The hash that it must have. */
    public String computedHash() {
        return sha256(canonical());
    }

    /** Where the chain ends with it. */
    public AccessHead head() {
        return new AccessHead(sequence, hash, access.at());
    }

    private static String canonical(long sequence, Access access, String previous) {
        return new CanonicalFields()
                .with("version", VERSION)
                .with("sequence", sequence)
                .with("previous", previous)
                .with("at", access.at().toString())
                .with("principal", access.principal())
                .with("roles", access.roles())
                .with("sourceIp", access.sourceIp())
                .with("requestId", access.requestId())
                .with("action", access.action().word())
                .with("subject", access.subject())
                .with("detail", access.detail())
                .text();
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
