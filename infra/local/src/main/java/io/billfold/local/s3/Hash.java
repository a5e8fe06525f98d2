package io.billfold.local.s3;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests and checksums. */
final class Hash {
    private Hash() {}

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest("SHA-256", bytes));
    }

    static byte[] md5(byte[] bytes) {
        return digest("MD5", bytes);
    }

    static String etag(byte[] bytes) {
        return '"' + HexFormat.of().formatHex(md5(bytes)) + '"';
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A checksum in base64; empty for an algorithm that is not known. */
    static Optional<String> checksum(String algorithm, byte[] bytes) {
        return switch (algorithm) {
            case "sha256" -> Optional.of(base64(digest("SHA-256", bytes)));
            case "sha1" -> Optional.of(base64(digest("SHA-1", bytes)));
            case "crc32" -> Optional.of(crc(new CRC32(), bytes));
            case "crc32c" -> Optional.of(crc(new CRC32C(), bytes));
            default -> Optional.empty();
        };
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String crc(Checksum checksum, byte[] bytes) {
        checksum.update(bytes);
        return base64(ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array());
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
