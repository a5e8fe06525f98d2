package io.billfold.receivewebhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.lambda.Call;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The five headers by which PayPal signs a call: SHA256withRSA over {@code transmission
 * id|transmission time|webhook id|CRC-32 of the body, in decimal}.
 *
 * <p>A CRC is no hash: whoever has seen one call can make another body for the same headers. So a
 * transmission is good for one event alone; see {@link Incoming#signature}.
 *
 * @param id of the transmission, for example {@code 69cd13f0-d67a-11e5-baa3-778b53f4ae55}
 * @param time of the transmission as it was sent, for example {@code 2016-02-18T20:01:35Z}
 * @param signature the bytes
 * @param certificate where the certificate lies
 * @see <a href="https://developer.paypal.com/api/rest/webhooks/rest/">Integrate webhooks</a>
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PayPalSignature(String id, String time, byte[] signature, String certificate) {
    /**
     * How long ago a transmission may be. PayPal tries 25 times in three days and does not say
     * whether a repeat is stamped anew; nothing happens twice by a repeat, so the whole time is
     * allowed, and an hour more.
     */
    static final Duration AGE_MAX = Duration.ofDays(3).plusHours(1);

    /** How far PayPal's clock may be ahead of ours. */
    static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private static final List<String> HEADERS =
            List.of(
                    "paypal-transmission-id",
                    "paypal-transmission-time",
                    "paypal-transmission-sig",
                    "paypal-cert-url",
                    "paypal-auth-algo");

    private static final String ALGORITHM = "SHA256withRSA";

    /** As PayPal bounds them in its API for signatures; none of ours has to fit more. */
    private static final int TEXT_LENGTH_MAX = 1_000;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** Whether none of the headers is there. */
    static boolean isMissing(Call call) {
        return HEADERS.stream().allMatch(it -> call.header(it).orElse("").isBlank());
    }

    /** Reads the headers; empty when one is missing or has not its form. */
    static Optional<PayPalSignature> of(Call call) {
        List<String> texts = HEADERS.stream().map(it -> call.header(it).orElse("")).toList();
        boolean isLong = texts.stream().anyMatch(it -> it.length() > TEXT_LENGTH_MAX);
        if (isLong || !ID.matcher(texts.get(0)).matches() || !texts.get(4).equals(ALGORITHM)) {
            return Optional.empty();
        }
        return isTime(texts.get(1))
                ? Base64Text.decoded(texts.get(2))
                        .map(
                                it ->
                                        new PayPalSignature(
                                                texts.get(0), texts.get(1), it, texts.get(3)))
                : Optional.empty();
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeException notATime) {
            return false;
        }
    }

    boolean isRecent(Instant now) {
        Instant at = Instant.parse(time);
        return !at.isBefore(now.minus(AGE_MAX)) && !at.isAfter(now.plus(AHEAD_MAX));
    }

    /** What PayPal signs. */
    String signedText(String webhookId, byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return id + "|" + time + "|" + webhookId + "|" + crc.getValue();
    }

    /** Whether the signature was made with a certificate's key. */
    boolean isMadeBy(X509Certificate signer, String webhookId, byte[] body) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(signer.getPublicKey());
            check.update(signedText(webhookId, body).getBytes(UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException wrongLengthOrKey) {
            return false;
        }
    }
}
