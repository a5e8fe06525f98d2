package io.billfold.billing.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A SHA-256 (FIPS 180-4): 32 bytes, written as 64 lower-case hexadecimal digits, for example {@code
 * e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855}, which is the hash of nothing.
 */
public final class Hash {
    private static final int BYTES = 32;
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash of these bytes. */
    public static Hash of(byte[] content) {
        return new Hash(sha256().digest(content));
    }

    /** The hash of a text's UTF-8 bytes. */
    public static Hash of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The hash of a prefix, and of two hashes after it.
     *
     * @param prefix one byte
     */
    static Hash of(int prefix, Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update((byte) prefix);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /** The hash of a prefix, and of bytes after it. */
    static Hash of(int prefix, byte[] content) {
        MessageDigest digest = sha256();
        digest.update((byte) prefix);
        return new Hash(digest.digest(content));
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException when it is not one; capital digits are none
     */
    public static Hash parse(String hex) {
        if (hex.length() != 2 * BYTES || !hex.chars().allMatch(Hash::isDigit)) {
            throw new IllegalArgumentException(
                    "'" + hex + "' is not a SHA-256 of 64 lower-case hexadecimal digits");
        }
        return new Hash(HEX.parseHex(hex));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The written form. */
    @Override
    public String toString() {
        return HEX.formatHex(bytes);
    }
}
