package io.billfold.lambda.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class MaskingTest {
    private static final String JWT =
            "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ0ZXN0ZXIifQ.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mail to jane.doe+x@shop.example failed  | mail to ***@*** failed",
                "email 'a@b' is not one                  | email '***@***' is not one",
                "to=ünal@büro.example, cc=b@c.example    | to=***@***, cc=***@***",
                "<jane@shop.example>                     | <***@***>",
                "IBAN DE02120300000000202051 is wrong    | IBAN DE*** is wrong",
                "DE02 1203 0000 0000 2020 51 EUR 5       | DE*** EUR 5",
                "(NO9386011117947)                       | (NO***)",
                "MT84MALT011000012345MTLCAST001S.        | MT***.",
                "card 4111111111111111 was declined      | card *** was declined",
                "4111 1111 1111 1111, 5555-5555-5555-4444 | ***, ***",
                "378282246310005                         | ***",
                "3782 822463 10005                       | ***",
                "from 203.0.113.77                       | from 203.0.113.0/24",
                "203.0.113.77:443, 198.51.100.1.         | 203.0.113.0/24:443, 198.51.100.0/24.",
                "from 2001:db8:1:2:3:4:5:6               | from 2001:db8:1::/48",
                "2001:db8::7: refused                    | 2001:db8:0::/48: refused",
                "[2001:DB8:1::7]:443                     | [2001:DB8:1::/48]:443",
                "::ffff:203.0.113.77                     | ::ffff:203.0.113.0/24",
                "Authorization: Bearer abcdefgh.ijkl-mn_ | Authorization: Bearer ***",
                "bearer AAAAAAAAAAAAAAAA==               | bearer ***",
                "token " + JWT + " expired               | token *** expired",
                "secret whsec_test is empty              | secret whsec_*** is empty",
                "t=1700000000,v1=c89214b5b5da833d,v0=0a1b2c3d | t=1700000000,v1=***,v0=***",
                "key sk_live_51Habc and rk_test_9        | key sk_live_*** and rk_test_***",
                "https://b/k?X-Amz-Signature=0123456789ab&x=1 | https://b/k?X-Amz-Signature=***&x=1",
                "&X-Amz-Security-Token=IQoJb3JpZ2lu%2F   | &X-Amz-Security-Token=***",
            })
    void cannotBeReadAfterwards(String before, String after) {
        assertThat(Masking.masked(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "invoice MU-2026-000001 issued",
                "MU-4111111111111111 is a number of a series",
                "paid EUR 1234567.89, 5,000.00 open",
                "arn:aws:sqs:eu-central-1:123456789012:Orders",
                "arn:aws:iam::123456789012:role/accept-order",
                "arn:aws:s3:::documents/invoices/muster-de/2026/MU-2026-000001/invoice.pdf",
                "2026-02-03T10:00:00.123Z",
                "2026-02-03T10:00:00+01:00[Europe/Berlin]",
                "059f36b4-87a3-44ab-83d2-661975830a7d",
                "12345678-1234-1234-1234-123456789012",
                "sequence 4421584500000000017450439091",
                "version 2.41.18 of 9.8.1",
                "version 1.2.3.4.5",
                "http://127.0.0.1:4566/000000000000/Orders",
                "[::1]:4566",
                "at io.billfold.events.Face::add(Face.java:12)",
                "java.util.ArrayList$Itr, cafe::babe",
                "card 4111111111111112 fails its check digit",
                "1700000000000 millis, 4222222222222222222222222 digits",
                "DE02120300000000202052 fails its check digits",
                "ok @ 5, @Nullable, a @ b, @",
                "v1=short, Token=x, a bearer of news, eyJust a word",
                "evt_1 dp_1 ch_1 txn_1 stripe.ch_1",
                "MAC 00:11:22:33:44:55",
                "\ud83d\ude00 \ud800 \u0000",
            })
    void staysReadable(String text) {
        assertThat(Masking.masked(text)).isEqualTo(text);
    }

    @Test
    void maskingTwiceIsMaskingOnce() {
        String masked =
                Masking.masked("a@b 203.0.113.77 2001:db8::7 DE02120300000000202051 whsec_x");
        assertThat(Masking.masked(masked)).isEqualTo(masked);
    }

    @Test
    void everyTextOfALineIsMaskedAndThatOfExceptionsToo() {
        List<String> lines = new ArrayList<>();
        BasicMDCAdapter diagnostics = new BasicMDCAdapter();
        diagnostics.put("requestId", "jane@shop.example");
        JsonLogger log =
                new JsonLogger(
                        "io.billfold.Some",
                        Level.INFO,
                        diagnostics,
                        InstantSource.fixed(Instant.EPOCH),
                        lines::add);
        log.error(
                "no mail to {}",
                "jane@shop.example",
                new IllegalStateException(
                        "'jane@shop.example'", new IllegalArgumentException("203.0.113.77")));
        assertThat(lines)
                .singleElement()
                .asString()
                .doesNotContain("jane", "113.77")
                .contains("\"message\":\"no mail to ***@***\"", "Caused by: ", "203.0.113.0/24");
    }

    @Test
    void noTextIsTooMuchForIt() {
        long seed = Long.getLong("billfold.seed", new SplittableRandom().nextLong());
        System.out.println("masking: -Dbillfold.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        String letters = "aZ9@.:-_ =%+/DE021v1whsec_Bearer eyJ\u0000\ud800";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int chars = random.nextInt(200); chars > 0; chars--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String masked = Masking.masked(text.toString());
            assertThat(Masking.masked(masked)).as("seed %d, %s", seed, text).isNotNull();
            assertThat(masked.length()).isLessThanOrEqualTo(3 * text.length() + 16);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", "a.", "@", "a@", "1", "1.", ":", "1:", "f:", "DE02", "4 ", "4111-", "v1="
            })
    void nobodyCanMakeItSlow(String piece) {
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertThat(Masking.masked(piece.repeat(1_000_000 / piece.length()))).isNotNull();
        }
        // some milliseconds; work that grows with the square of the length would take minutes
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }
}
