package io.billfold.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.adyen.model.notification.Amount;
import com.adyen.model.notification.NotificationRequestItem;
import com.adyen.util.HMACValidator;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;

import org.junit.jupiter.api.Test;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The providers' own libraries and we agree, both ways: what they sign we believe, what we sign
 * they believe, and what one of us refuses the other refuses too.
 */
class ProvidersOwnLibrariesTest {
    private static final long SEED = 20_260_203L;
    private static final int CASES = 2_000;
    private static final Instant NOW = Instant.ofEpochSecond(1_770_000_000);
    private static final String ALPHABET = "abcXYZ019 :\\\"'{}[],.-_äß€☃\u0000\n\ud83d\ude00";

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void stripesLibraryAgreesOnEverySignature() throws GeneralSecurityException {
        int genuine = 0;
        for (int i = 0; i < CASES; i++) {
            String body = text(200);
            String secret = "whsec_" + random.nextInt(3);
            long at = NOW.getEpochSecond() - random.nextInt(600);
            String header =
                    random.nextBoolean()
                            ? Webhook.Signature.generateSignatureHeader(body, secret, at)
                            : ours(body, secret, at);
            String checked = random.nextInt(4) == 0 ? body + text(2) : body;
            boolean believed =
                    StripeSignature.check(header, checked.getBytes(UTF_8), List.of("whsec_1"), NOW)
                            == Verdict.GENUINE;
            assertThat(believed)
                    .as("seed %d, case %d: %s of '%s'", SEED, i, header, checked)
                    .isEqualTo(stripeBelieves(checked, header, "whsec_1"));
            genuine += believed ? 1 : 0;
        }
        assertThat(genuine).as("believed ones").isBetween(CASES / 20, CASES / 2);
    }

    private static String ours(String body, String secret, long at) {
        byte[] signature = StripeSignature.sign(secret, Long.toString(at), body.getBytes(UTF_8));
        return "t=" + at + ",v1=" + HexFormat.of().formatHex(signature);
    }

    private static boolean stripeBelieves(String body, String header, String secret) {
        try {
            return Webhook.Signature.verifyHeader(
                    body,
                    header,
                    secret,
                    StripeSignature.TOLERANCE.toSeconds(),
                    Clock.fixed(NOW, ZoneOffset.UTC));
        } catch (SignatureVerificationException refused) {
            return false;
        }
    }

    @Test
    void adyensLibraryAgreesOnEverySignature() throws Exception {
        HMACValidator adyen = new HMACValidator();
        for (int i = 0; i < CASES; i++) {
            byte[] key = new byte[32];
            random.nextBytes(key);
            String hex = HexFormat.of().withUpperCase().formatHex(key);
            AdyenItem item = item();
            NotificationRequestItem theirs = theirs(item);
            String signature = adyen.calculateHMAC(theirs, hex);

            assertThat(item.signedText())
                    .as("seed %d, case %d", SEED, i)
                    .isEqualTo(adyen.getDataToSign(theirs));
            AdyenSecret secret = AdyenSecret.parse(hex).orElseThrow();
            assertThat(secret.signed(item, Base64.getDecoder().decode(signature)))
                    .as("seed %d, case %d: %s", SEED, i, item)
                    .isTrue();
            assertThat(adyen.validateHMAC(signed(theirs, secret.sign(item.signedText())), hex))
                    .isTrue();
            theirs.setMerchantReference(item.merchantReference() + "x");
            assertThat(adyen.validateHMAC(theirs, hex)).isFalse();
        }
    }

    private AdyenItem item() {
        return new AdyenItem(
                "991" + random.nextInt(1_000_000),
                random.nextBoolean() ? "" : "883" + random.nextInt(1_000_000),
                "Merchant" + random.nextInt(10),
                text(40),
                Long.toString(random.nextLong(1L << 40)),
                List.of("EUR", "USD", "JPY").get(random.nextInt(3)),
                List.of("CHARGEBACK", "AUTHORISATION").get(random.nextInt(2)),
                Boolean.toString(random.nextBoolean()),
                null);
    }

    private static NotificationRequestItem theirs(AdyenItem item) {
        Amount amount = new Amount();
        amount.setValue(Long.parseLong(item.value()));
        amount.setCurrency(item.currency());
        NotificationRequestItem theirs = new NotificationRequestItem();
        theirs.setPspReference(item.pspReference());
        theirs.setOriginalReference(
                item.originalReference().isEmpty() ? null : item.originalReference());
        theirs.setMerchantAccountCode(item.merchantAccountCode());
        theirs.setMerchantReference(item.merchantReference());
        theirs.setAmount(amount);
        theirs.setEventCode(item.eventCode());
        theirs.setSuccess(item.success().equals("true"));
        return theirs;
    }

    private static NotificationRequestItem signed(
            NotificationRequestItem theirs, byte[] signature) {
        theirs.setAdditionalData(
                Map.of("hmacSignature", Base64.getEncoder().encodeToString(signature)));
        return theirs;
    }

    private String text(int lengthMax) {
        StringBuilder text = new StringBuilder();
        int[] characters = ALPHABET.codePoints().toArray();
        for (int i = random.nextInt(lengthMax); i > 0; i--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }
}
