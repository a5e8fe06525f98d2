package io.billfold.checks.edges;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.receivewebhook.CertificateSource;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.TestAuthority;
import io.billfold.testkit.aws.SecretsModel;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The function that receives webhooks, set up for all providers, and calls that are signed as they
 * sign: written after the providers' documentation, and not after the product.
 */
final class Webhooks implements AutoCloseable {
    static final String PAYPAL_WEBHOOK = "9XL90610J3647323C";
    static final String CERTIFICATE =
            "https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-a5cafa77";

    private static final String STRIPE_SECRET = "whsec_edge";
    private static final String ADYEN_KEY =
            "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";
    private static final TestAuthority AUTHORITY = new TestAuthority("CN=Authority for tests");
    private static final KeyPair PAYPAL = TestAuthority.newKeys();

    private final EdgeFunction function;

    Webhooks(MemoryStores stores) {
        SecretsModel secrets = new SecretsModel(InstantSource.fixed(Instant.EPOCH));
        secrets.put("STRIPE_WEBHOOK_SECRET_ARN", STRIPE_SECRET);
        secrets.put("ADYEN_WEBHOOK_SECRET_ARN", ADYEN_KEY);
        function =
                EdgeFunction.with(
                        "ReceiveWebhook",
                        Map.of(
                                "ADYEN_MERCHANT_ACCOUNTS",
                                "MusterDE,MusterAT",
                                "PAYPAL_WEBHOOK_ID",
                                PAYPAL_WEBHOOK),
                        List.of(new Certificates()),
                        stores.client(),
                        secrets);
    }

    EdgeFunction function() {
        return function;
    }

    /** A call as Stripe would make it now. */
    ObjectNode signed(byte[] body) {
        return call(body, header(body));
    }

    /** A call of Stripe with any header. */
    ObjectNode call(byte[] body, String header) {
        return call("stripe", Map.of("Stripe-Signature", header), body);
    }

    /** A call with any headers. */
    ObjectNode call(String provider, Map<String, String> headers, byte[] body) {
        ObjectNode event =
                HttpCall.of(
                        "POST /webhooks/{provider}",
                        Map.of("provider", provider),
                        Base64.getEncoder().encodeToString(body));
        event.put("isBase64Encoded", true);
        ((ObjectNode) event.get("requestContext")).remove("authorizer");
        headers.forEach(((ObjectNode) event.get("headers"))::put);
        return event;
    }

    /** Stripe's header that is right for a body at the time of the test. */
    static String header(byte[] body) {
        return stripe(body, EdgeFunction.NOW, STRIPE_SECRET);
    }

    /** Stripe's header, by whoever has the secret. */
    static String stripe(byte[] body, Instant at, String secret) {
        byte[] start = (at.getEpochSecond() + ".").getBytes(UTF_8);
        return "t="
                + at.getEpochSecond()
                + ",v1="
                + HexFormat.of().formatHex(hmac(secret.getBytes(UTF_8), start, body));
    }

    /** Adyen's signature of a text, with its own key. */
    static String adyen(String text) {
        return adyen(text, ADYEN_KEY);
    }

    /** Adyen's signature of a text, by whoever has the key. */
    static String adyen(String text, String key) {
        byte[] hash = hmac(HexFormat.of().parseHex(key), text.getBytes(UTF_8));
        return Base64.getEncoder().encodeToString(hash);
    }

    /** PayPal's headers for a body at a time. */
    static Map<String, String> payPal(String transmission, Instant at, byte[] body) {
        return payPal(transmission, at, body, PAYPAL);
    }

    /** PayPal's headers, by whoever has a key. */
    static Map<String, String> payPal(String transmission, Instant at, byte[] body, KeyPair keys) {
        CRC32 crc = new CRC32();
        crc.update(body);
        String text =
                String.join("|", transmission, at.toString(), PAYPAL_WEBHOOK, "" + crc.getValue());
        return Map.of(
                "PAYPAL-TRANSMISSION-ID",
                transmission,
                "PAYPAL-TRANSMISSION-TIME",
                at.toString(),
                "PAYPAL-TRANSMISSION-SIG",
                rsa(text, keys),
                "PAYPAL-CERT-URL",
                CERTIFICATE,
                "PAYPAL-AUTH-ALGO",
                "SHA256withRSA");
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rsa(String text, KeyPair keys) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws Exception {
        function.close();
    }

    /** One certificate, and nothing elsewhere. */
    private static final class Certificates implements CertificateSource {
        private final byte[] pem =
                TestAuthority.pem(
                        AUTHORITY.certify(
                                "CN=messageverificationcerts.paypal.com,O=PayPal",
                                PAYPAL.getPublic(),
                                EdgeFunction.NOW.minus(Duration.ofDays(1)),
                                EdgeFunction.NOW.plus(Duration.ofDays(1))));

        @Override
        public Reply fetch(URI address) {
            return address.toString().equals(CERTIFICATE) ? new Reply.Found(pem) : new Reply.None();
        }

        @Override
        public Set<TrustAnchor> authorities() {
            return Set.of(AUTHORITY.anchor());
        }
    }
}
