package io.billfold.receivewebhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a merchant and Adyen share: the HMAC key of the webhook, 64 hexadecimal digits as Adyen's
 * Customer Area shows them, and, after a blank, user and password of basic authentication where
 * they are set there too. For example {@code 44782D...CB56 billfold:correct-horse}.
 *
 * @param key the bytes of the key
 * @param authorization the header of basic authentication, or null where none is asked for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AdyenSecret(byte[] key, @Nullable String authorization) {
    /** What is to be put into the secret. */
    static final String FORM =
            "the webhook's HMAC key, 64 hexadecimal digits, and after a blank user:password if basic"
                    + " authentication is set";

    private static final Pattern TEXT = Pattern.compile("([0-9A-Fa-f]{64})(?:\\s+(\\S+:\\S+))?");
    private static final String ALGORITHM = "HmacSHA256";

    /** Reads a secret; empty when it has not the form, as the one that was made up at first. */
    static Optional<AdyenSecret> parse(String secret) {
        return Optional.of(TEXT.matcher(secret.strip()))
                .filter(Matcher::matches)
                .map(
                        it ->
                                new AdyenSecret(
                                        HexFormat.of().parseHex(it.group(1)), basic(it.group(2))));
    }

    private static @Nullable String basic(@Nullable String credentials) {
        return credentials == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    }

    /** Whether a call has what basic authentication asks for, compared in constant time. */
    boolean admits(@Nullable String header) {
        return authorization == null
                || (header != null
                        && MessageDigest.isEqual(
                                authorization.getBytes(UTF_8), header.getBytes(UTF_8)));
    }

    /** Whether an item's signature was made with this key, compared in constant time. */
    boolean signed(AdyenItem item, byte[] signature) {
        return MessageDigest.isEqual(sign(item.signedText()), signature);
    }

    /** HMAC-SHA256 of a text's UTF-8. */
    byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
        }
    }
}
