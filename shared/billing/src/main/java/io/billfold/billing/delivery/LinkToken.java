package io.billfold.billing.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a link in a mail carries: which delivery it belongs to and until when it works, signed with
 * HMAC-SHA-256 (RFC 2104), so that nobody can make one or make it last. As text it is one word of
 * base64url without padding (RFC 4648 section 5): the payload, then the 32 bytes of its code.
 *
 * @param delivery whose document it opens
 * @param expiresAt from when it does not work any more, in whole seconds
 */
public record LinkToken(DeliveryId delivery, Instant expiresAt) {
    /** The longest text of one: a number of 81 characters, and its code. */
    public static final int LENGTH_MAX = 256;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int CODE_BYTES = 32;
    private static final String VERSION = "1";
    private static final char SEPARATOR = '|';

    public LinkToken {
        expiresAt = Instant.ofEpochSecond(expiresAt.getEpochSecond());
    }

    /** What a text turned out to be. */
    public sealed interface Reading {
        /** It is one of ours, and works. */
        record Valid(LinkToken token) implements Reading {}

        /** It is one of ours, and its time is over. */
        record Expired(LinkToken token) implements Reading {}

        /** It is none of ours. */
        record Unknown() implements Reading {}
    }

    /**
     * The text for a link.
     *
     * @param key the secret key, for example the bytes of a long random text
     */
    public String sign(byte[] key) {
        byte[] payload = payload().getBytes(UTF_8);
        byte[] text = Arrays.copyOf(payload, payload.length + CODE_BYTES);
        System.arraycopy(code(key, payload), 0, text, payload.length, CODE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private String payload() {
        return VERSION + SEPARATOR + delivery + SEPARATOR + expiresAt.getEpochSecond();
    }

    /**
     * Reads the text of a link that anybody may have written.
     *
     * @param keys the keys that are good: the current one, and the one before it while links that
     *     were signed with it may be in mails
     */
    public static Reading read(String text, List<byte[]> keys, Instant now) {
        byte[] bytes = decoded(text);
        if (bytes.length <= CODE_BYTES || !isSigned(bytes, keys)) {
            return new Reading.Unknown();
        }
        LinkToken token = parse(new String(bytes, 0, bytes.length - CODE_BYTES, UTF_8));
        return now.isBefore(token.expiresAt())
                ? new Reading.Valid(token)
                : new Reading.Expired(token);
    }

    private static byte[] decoded(String text) {
        try {
            return text.length() > LENGTH_MAX ? new byte[0] : Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    /** Compares with every key, always all of them, in constant time each. */
    private static boolean isSigned(byte[] bytes, List<byte[]> keys) {
        byte[] payload = Arrays.copyOf(bytes, bytes.length - CODE_BYTES);
        byte[] code = Arrays.copyOfRange(bytes, payload.length, bytes.length);
        boolean signed = false;
        for (byte[] key : keys) {
            signed |= MessageDigest.isEqual(code(key, payload), code);
        }
        return signed;
    }

    /** Of a payload that was signed, so that it is one that this or another release wrote. */
    private static LinkToken parse(String payload) {
        String[] parts = payload.split("\\" + SEPARATOR, -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw new IllegalStateException(
                    "a link was signed whose form is not known: " + payload);
        }
        return new LinkToken(
                DeliveryId.parse(parts[1]), Instant.ofEpochSecond(Long.parseLong(parts[2])));
    }

    private static byte[] code(byte[] key, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(payload);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
        }
    }
}
