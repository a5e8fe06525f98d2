package io.billfold.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.events.EventJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.receivewebhook.PayPalCertificates.Site;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.TestAuthority;
import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

class PayPalCallsTest {
    private static final Instant SENT_AT = Instant.parse("2026-02-03T10:00:00Z");
    private static final String WEBHOOK = "9XL90610J3647323C";
    private static final String ADDRESS =
            "https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-a5cafa77";
    private static final String SUBJECT = "CN=messageverificationcerts.paypal.com,O=PayPal,C=US";
    private static final String BODY =
            "{\"id\":\"WH-1\",\"event_type\":\"PAYMENT.CAPTURE.COMPLETED\",\"resource\":{}}";

    private static final TestAuthority ROOT = new TestAuthority("CN=Root for tests");
    private static final TestAuthority MIDDLE = new TestAuthority("CN=Middle for tests");
    private static final KeyPair PAYPAL = TestAuthority.newKeys();
    private static final Instant FROM = SENT_AT.minus(Duration.ofDays(100));
    private static final Instant TO = SENT_AT.plus(Duration.ofDays(100));

    private final Map<String, CertificateSource.Reply> site = new HashMap<>();
    private int fetches;
    private Instant now = SENT_AT;
    private final MemoryStores stores = new MemoryStores();
    private final PayPalCalls payPal =
            new PayPalCalls(
                    new PayPalCertificates(new Fake(), Site.LIVE, () -> now),
                    WEBHOOK,
                    new EventJson(ObjectMapper.getDefault()),
                    () -> now);
    private final ReceiveWebhook useCase =
            new ReceiveWebhook(
                    new Providers(List.of(payPal)),
                    stores.providerEvents(),
                    stores.dynamo(),
                    InstantSource.fixed(SENT_AT));

    @BeforeEach
    void thereIsACertificate() {
        lies(ADDRESS, leaf(MIDDLE, SUBJECT, FROM, TO), ROOT.certify(MIDDLE, FROM, TO));
    }

    @Test
    void keepsAGenuineEventOnce() {
        assertThat(post(BODY, headers(BODY)).status()).isEqualTo(200);
        var kept = stores.items("PAYMENTS");
        assertThat(post(BODY, headers(BODY)).status()).isEqualTo(200);
        Map<String, String> again = headers("another-transmission", SENT_AT, BODY);
        assertThat(post(BODY, again).status()).isEqualTo(200);

        assertThat(stores.items("PAYMENTS")).isEqualTo(kept).hasSize(3);
        assertThat(fetches).isEqualTo(1);
    }

    /** The CRC-32 of "123456789" is the check value of every catalogue of CRCs: cbf43926. */
    @Test
    void signsTheDecimalCrcOfTheBody() {
        PayPalSignature signature =
                new PayPalSignature("69cd13f0", "2016-02-18T20:01:35Z", new byte[1], ADDRESS);

        assertThat(signature.signedText("1JE4291016473214C", "123456789".getBytes(UTF_8)))
                .isEqualTo("69cd13f0|2016-02-18T20:01:35Z|1JE4291016473214C|3421780262");
    }

    /** A CRC-32 can be met by four bytes that are put behind any text. */
    @Test
    void anotherBodyOfTheSameCrcIsNotBelieved() {
        post(BODY, headers(BODY));
        var kept = stores.items("PAYMENTS");
        byte[] forged = withCrcOf(BODY, BODY.replace("WH-1", "WH-2") + " ");

        assertThat(crc(forged)).isEqualTo(crc(BODY.getBytes(UTF_8)));
        assertThat(useCase.receive(call(forged, headers(BODY))).status()).isEqualTo(400);
        assertThat(stores.items("PAYMENTS")).isEqualTo(kept);
    }

    @Test
    void writesNothingForWhatIsNotGenuine() {
        Map<String, String> good = headers(BODY);
        assertThat(verdict(BODY + " ", good)).isEqualTo(Verdict.FORGED);
        assertThat(verdict(BODY, Map.of())).isEqualTo(Verdict.MISSING);
        for (String header : good.keySet()) {
            Map<String, String> without = new HashMap<>(good);
            without.remove(header);
            assertThat(verdict(BODY, without)).as(header).isIn(Verdict.MALFORMED, Verdict.FORGED);
        }
        assertThat(stores.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "paypal-transmission-id, 69cd13f1, FORGED",
        "paypal-transmission-id, a|b, MALFORMED",
        "paypal-transmission-time, 2026-02-03T10:00:01Z, FORGED",
        "paypal-transmission-time, 2026-02-03, MALFORMED",
        "paypal-transmission-sig, AAAA, FORGED",
        "paypal-transmission-sig, '!', MALFORMED",
        "paypal-auth-algo, SHA1withRSA, MALFORMED",
        "paypal-auth-algo, none, MALFORMED"
    })
    void everyHeaderIsPartOfIt(String header, String value, Verdict expected) {
        Map<String, String> headers = new HashMap<>(headers(BODY));
        headers.put(header, value);

        assertThat(verdict(BODY, headers)).isEqualTo(expected);
    }

    /** The decoder takes it for the same bytes; it is not what PayPal writes. */
    @Test
    void aSignatureIsWrittenInOneWay() {
        Map<String, String> headers = new HashMap<>(headers(BODY));
        headers.computeIfPresent("paypal-transmission-sig", (_, it) -> it.replace("=", ""));

        assertThat(verdict(BODY, headers)).isEqualTo(Verdict.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "PT-5M, GENUINE",
        "PT-5M-1S, EXPIRED",
        "PT73H, GENUINE",
        "PT73H1S, EXPIRED",
        "P40D, EXPIRED"
    })
    void boundsTheTimeBothWays(Duration later, Verdict expected) {
        now = SENT_AT.plus(later);

        assertThat(verdict(BODY, headers(BODY))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.paypal.com/v1/notifications/certs/CERT-1",
                "https://api.paypal.com.evil.example/v1/notifications/certs/CERT-1",
                "https://api.paypal.com@evil.example/v1/notifications/certs/CERT-1",
                "https://evil.example/v1/notifications/certs/CERT-1",
                "https://notpaypal.com/v1/notifications/certs/CERT-1",
                "https://api.paypal.com:8443/v1/notifications/certs/CERT-1",
                "https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1",
                "https://api.paypal.com/v1/notifications/certs/../../evil",
                "https://api.paypal.com/v1/notifications/certs/CERT-1?x=y",
                "https://api.paypal.com/v1/notifications/certs/CERT-1#x",
                "https://www.paypal.com/redirect",
                "//api.paypal.com/v1/notifications/certs/CERT-1",
                "mailto:api.paypal.com",
                "https://[",
                "CERT-1"
            })
    void nothingIsFetchedFromElsewhere(String address) {
        Map<String, String> headers = new HashMap<>(headers(BODY));
        headers.put("paypal-cert-url", address);

        assertThat(verdict(BODY, headers)).isEqualTo(Verdict.FORGED);
        assertThat(fetches).isZero();
    }

    @Test
    void aCertificateIsPayPalsByItsNameItsAuthorityAndItsTime() {
        TestAuthority stranger = new TestAuthority("CN=Stranger");
        assertNotBelieved(leaf(stranger, SUBJECT, FROM, TO));
        assertNotBelieved(leaf(ROOT, "CN=messageverificationcerts.evil.example", FROM, TO));
        assertNotBelieved(leaf(ROOT, SUBJECT, FROM, SENT_AT.minusSeconds(1)));
        assertNotBelieved(leaf(ROOT, SUBJECT, TO.minusSeconds(1), TO));
        // the one in the middle is missing, or is no authority
        assertNotBelieved(leaf(MIDDLE, SUBJECT, FROM, TO));
        X509Certificate noAuthority =
                ROOT.certify("CN=Middle for tests", PAYPAL.getPublic(), FROM, TO);
        assertNotBelieved(leaf(MIDDLE, SUBJECT, FROM, TO), noAuthority);
        site.put(other(), new CertificateSource.Reply.Found("no certificate".getBytes(UTF_8)));
        assertThat(verdictOfOther()).isEqualTo(Verdict.FORGED);

        lies(other(), leaf(ROOT, SUBJECT, FROM, TO));
        now = now.plus(PayPalCertificates.REFUSED_FOR);
        assertThat(verdictOfOther()).isEqualTo(Verdict.GENUINE);
    }

    private void assertNotBelieved(X509Certificate... chain) {
        lies(other(), chain);
        now = now.plus(PayPalCertificates.REFUSED_FOR);
        assertThat(verdictOfOther()).isEqualTo(Verdict.FORGED);
    }

    private static String other() {
        return ADDRESS + "-2";
    }

    private Verdict verdictOfOther() {
        Map<String, String> headers = new HashMap<>(headers(BODY));
        headers.put("paypal-cert-url", other());
        return verdict(BODY, headers);
    }

    @Test
    void aCertificateThatEndsMeanwhileIsNotUsed() {
        lies(ADDRESS, leaf(ROOT, SUBJECT, FROM, SENT_AT.plusSeconds(60)));

        assertThat(verdict(BODY, headers(BODY))).isEqualTo(Verdict.GENUINE);
        now = SENT_AT.plusSeconds(61);
        assertThat(verdict(BODY, headers(BODY))).isEqualTo(Verdict.FORGED);
    }

    @Test
    void aSiteThatCannotBeAskedFailsTheCallAndIsAskedAgain() {
        site.put(ADDRESS, new CertificateSource.Reply.Silent("status 503"));
        assertThatThrownBy(() -> verdict(BODY, headers(BODY)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("status 503");

        thereIsACertificate();
        assertThat(verdict(BODY, headers(BODY))).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void callersCannotMakeUsAskWithoutEnd() {
        Map<String, String> headers = new HashMap<>(headers(BODY));
        for (int i = 0; i < PayPalCertificates.FETCHES_PER_MINUTE_MAX; i++) {
            headers.put("paypal-cert-url", ADDRESS + "-" + i);
            assertThat(verdict(BODY, headers)).isEqualTo(Verdict.FORGED);
            assertThat(verdict(BODY, headers)).isEqualTo(Verdict.FORGED);
        }
        assertThat(fetches).isEqualTo(PayPalCertificates.FETCHES_PER_MINUTE_MAX);

        assertThat(verdict(BODY, headers(BODY))).isEqualTo(Verdict.FORGED);
        now = now.plusSeconds(61);
        assertThat(verdict(BODY, headers(BODY))).isEqualTo(Verdict.GENUINE);
        // what is good stays, whatever else is named
        for (int i = 0; i < 3 * PayPalCertificates.KEPT_MAX; i++) {
            headers.put("paypal-cert-url", ADDRESS + "-x" + i);
            assertThat(verdict(BODY, headers)).isEqualTo(Verdict.FORGED);
            now = now.plusSeconds(10);
        }
        int before = fetches;
        assertThat(verdict(BODY, headers(BODY))).isEqualTo(Verdict.GENUINE);
        assertThat(fetches).isEqualTo(before);
    }

    private static X509Certificate leaf(
            TestAuthority by, String subject, Instant from, Instant to) {
        return by.certify(subject, PAYPAL.getPublic(), from, to);
    }

    private void lies(String address, X509Certificate... chain) {
        site.put(address, new CertificateSource.Reply.Found(TestAuthority.pem(chain)));
    }

    private static Map<String, String> headers(String body) {
        return headers("69cd13f0-d67a-11e5-baa3-778b53f4ae55", SENT_AT, body);
    }

    private static Map<String, String> headers(String transmission, Instant at, String body) {
        String text = transmission + "|" + at + "|" + WEBHOOK + "|" + crc(body.getBytes(UTF_8));
        return Map.of(
                "paypal-transmission-id",
                transmission,
                "paypal-transmission-time",
                at.toString(),
                "paypal-transmission-sig",
                signature(text),
                "paypal-cert-url",
                ADDRESS,
                "paypal-auth-algo",
                "SHA256withRSA");
    }

    private static String signature(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(PAYPAL.getPrivate());
            signature.update(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long crc(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return crc.getValue();
    }

    /** Text and blanks or tabs behind it until the CRC is met: 32 bits, so 32 places are enough. */
    private static byte[] withCrcOf(String wanted, String text) {
        byte[] base = (text + " ".repeat(64)).getBytes(UTF_8);
        long[] effects = new long[64];
        long plain = crc(base);
        for (int i = 0; i < effects.length; i++) {
            byte[] changed = base.clone();
            changed[text.length() + i] = '\t';
            effects[i] = crc(changed) ^ plain;
        }
        boolean[] chosen = solved(effects, plain ^ crc(wanted.getBytes(UTF_8)));
        for (int i = 0; i < chosen.length; i++) {
            base[text.length() + i] = (byte) (chosen[i] ? '\t' : ' ');
        }
        return base;
    }

    /** Which of the effects, added without carry, make the sum (Gauss over two elements). */
    private static boolean[] solved(long[] effects, long sum) {
        long[] rows = new long[32];
        long[] made = new long[32];
        for (int i = 0; i < effects.length; i++) {
            long value = effects[i];
            long by = 1L << i;
            for (int bit = 31; bit >= 0 && value != 0; bit--) {
                if ((value >> bit & 1) == 1) {
                    if (rows[bit] == 0) {
                        rows[bit] = value;
                        made[bit] = by;
                        break;
                    }
                    value ^= rows[bit];
                    by ^= made[bit];
                }
            }
        }
        long by = 0;
        long rest = sum;
        for (int bit = 31; bit >= 0; bit--) {
            if ((rest >> bit & 1) == 1) {
                rest ^= rows[bit];
                by ^= made[bit];
            }
        }
        boolean[] chosen = new boolean[effects.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = (by >> i & 1) == 1;
        }
        return chosen;
    }

    private Verdict verdict(String body, Map<String, String> headers) {
        return switch (payPal.receive(call(body.getBytes(UTF_8), headers))) {
            case Reception.Genuine _ -> Verdict.GENUINE;
            case Reception.Refused(Verdict verdict) -> verdict;
            case Reception.Unreadable(String reason) -> throw new AssertionError(reason);
        };
    }

    private Answer post(String body, Map<String, String> headers) {
        return useCase.receive(call(body.getBytes(UTF_8), headers));
    }

    private static Call call(byte[] body, Map<String, String> headers) {
        return new Call(
                "POST",
                "POST /webhooks/{provider}",
                "/webhooks/paypal",
                Map.of("provider", "paypal"),
                Map.of(),
                headers,
                body,
                Map.of(),
                Set.of(),
                "r-1",
                "192.0.2.1");
    }

    private final class Fake implements CertificateSource {
        @Override
        public Reply fetch(URI address) {
            fetches++;
            return site.getOrDefault(address.toString(), new Reply.None());
        }

        @Override
        public Set<TrustAnchor> authorities() {
            return Set.of(ROOT.anchor());
        }
    }
}
