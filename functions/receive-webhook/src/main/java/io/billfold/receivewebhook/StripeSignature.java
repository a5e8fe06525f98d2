package io.billfold.receivewebhook;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a call comes from Stripe: an HMAC-SHA256, keyed with the endpoint's secret as text, over
 * the header's time, a full stop and the body's raw bytes (docs.stripe.com/webhooks/signature).
 */
final class StripeSignature {
    /**
     * How far a signature's time may be from ours. Stripe's libraries allow 300 seconds into the
     * past; the future is bounded here too, or a leaked signature could be dated to last.
     */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";

    private StripeSignature() {}

    /**
     * Checks a signature.
     *
     * @param header the header {@code Stripe-Signature}, or null when there was none
     * @param body exactly the bytes that arrived
     * @param secrets the secrets that are valid now, for example {@code whsec_...}; not empty
     * @param now real time: signatures are made in real time, whatever the business clock says
     */
    static Verdict check(@Nullable String header, byte[] body, List<String> secrets, Instant now) {
        if (header == null || header.isBlank()) {
            return Verdict.MISSING;
        }
        Optional<SignatureHeader> parsed = SignatureHeader.parse(header);
        if (parsed.isEmpty()) {
            return Verdict.MALFORMED;
        }
        if (Duration.between(parsed.get().signedAt(), now).abs().compareTo(TOLERANCE) > 0) {
            return Verdict.EXPIRED;
        }
        return isGenuine(parsed.get(), body, secrets) ? Verdict.GENUINE : Verdict.FORGED;
    }

    /** Compares every signature with every secret, always all of them, in constant time each. */
    private static boolean isGenuine(SignatureHeader header, byte[] body, List<String> secrets) {
        boolean genuine = false;
        for (String secret : secrets) {
            byte[] expected = sign(secret, header.timestamp(), body);
            for (String signature : header.signatures()) {
                genuine |= MessageDigest.isEqual(expected, HexFormat.of().parseHex(signature));
            }
        }
        return genuine;
    }

    /** The signature of a body, as Stripe makes it. */
    static byte[] sign(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
        }
    }
}
