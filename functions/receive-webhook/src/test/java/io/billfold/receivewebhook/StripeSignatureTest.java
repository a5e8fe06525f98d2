package io.billfold.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

class StripeSignatureTest {
    private static final String SECRET = "whsec_test";
    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(UTF_8);
    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1_700_000_000);
    // computed with an independent HMAC implementation (Python's hmac)
    private static final String V1 =
            "c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925";
    private static final String HEADER = "t=1700000000,v1=" + V1;
    private static final String OTHER =
            "0000000000000000000000000000000000000000000000000000000000000000";

    @Test
    void acceptsTheSignatureThatAnIndependentImplementationMade() {
        assertThat(check(HEADER, BODY)).isEqualTo(Verdict.GENUINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t=1700000000,v0=" + OTHER + ",v1=" + V1,
                "t=1700000000,v1=" + OTHER + ",v1=" + V1,
                "t=1700000000, v1=" + V1,
                "v1=" + V1 + ",t=1700000000",
                "t=1700000000,v1=" + V1 + ",v2=future"
            })
    void acceptsAnyMatchingSignatureOfSchemeOne(String header) {
        assertThat(check(header, BODY)).isEqualTo(Verdict.GENUINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                ",,,,",
                "====",
                "t=1700000000",
                "v1=" + V1,
                "t=,v1=" + V1,
                "t=-1700000000,v1=" + V1,
                "t=1700000000.0,v1=" + V1,
                "t=99999999999999999999,v1=" + V1,
                "t=1700000000,t=1700000001,v1=" + V1,
                "t=1700000000,v1=c892",
                "t=1700000000,V1=" + V1,
                "t=1700000000,v0=" + V1
            })
    void refusesAHeaderThatIsNotOne(String header) {
        assertThat(check(header, BODY)).isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void refusesWhatIsNotSigned() {
        assertThat(check(null, BODY)).isEqualTo(Verdict.MISSING);
        assertThat(check("  ", BODY)).isEqualTo(Verdict.MISSING);
    }

    @Test
    void refusesMoreSignaturesThanStripeEverSends() {
        String many = "t=1700000000" + (",v1=" + V1).repeat(SignatureHeader.SIGNATURES_MAX + 1);

        assertThat(check(many, BODY)).isEqualTo(Verdict.MALFORMED);
        assertThat(check("x".repeat(100_000), BODY)).isEqualTo(Verdict.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "-301,EXPIRED",
        "-300,GENUINE",
        "0,GENUINE",
        "300,GENUINE",
        "301,EXPIRED",
        "86400,EXPIRED"
    })
    void boundsTheTimeBothWays(long secondsLater, Verdict expected) {
        Instant now = SIGNED_AT.plusSeconds(secondsLater);

        assertThat(StripeSignature.check(HEADER, BODY, List.of(SECRET), now)).isEqualTo(expected);
    }

    @Test
    void acceptsThePreviousSecretToo() {
        assertThat(StripeSignature.check(HEADER, BODY, List.of("whsec_new", SECRET), SIGNED_AT))
                .isEqualTo(Verdict.GENUINE);
        assertThat(StripeSignature.check(HEADER, BODY, List.of("whsec_new"), SIGNED_AT))
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void theTimeIsPartOfWhatIsSigned() {
        assertThat(check("t=1700000001,v1=" + V1, BODY)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void everyMutatedBodyOrSignatureIsForged() {
        long seed = 20_260_203L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 5_000; i++) {
            byte[] body = randomBody(random);
            String signature = signature(body);
            assertThat(check("t=1700000000,v1=" + signature, body)).isEqualTo(Verdict.GENUINE);
            assertThat(check("t=1700000000,v1=" + signature, mutated(body, random)))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(Verdict.FORGED);
            assertThat(check("t=1700000000,v1=" + otherDigit(signature, random), body))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(Verdict.FORGED);
        }
    }

    private static Verdict check(@Nullable String header, byte[] body) {
        return StripeSignature.check(header, body, List.of(SECRET), SIGNED_AT);
    }

    private static String signature(byte[] body) {
        return HexFormat.of().formatHex(StripeSignature.sign(SECRET, "1700000000", body));
    }

    private static byte[] randomBody(SplittableRandom random) {
        byte[] body = new byte[random.nextInt(1, 400)];
        random.nextBytes(body);
        return body;
    }

    /** One bit flipped, one byte added, or one byte cut off. */
    private static byte[] mutated(byte[] body, SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> Arrays.copyOf(body, body.length + 1);
            case 1 -> Arrays.copyOf(body, body.length - 1);
            default -> {
                byte[] flipped = body.clone();
                flipped[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
        };
    }

    private static String otherDigit(String signature, SplittableRandom random) {
        int at = random.nextInt(signature.length());
        char other = signature.charAt(at) == '0' ? '1' : '0';
        return signature.substring(0, at) + other + signature.substring(at + 1);
    }
}
