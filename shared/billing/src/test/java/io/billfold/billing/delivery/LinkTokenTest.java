package io.billfold.billing.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.delivery.LinkToken.Reading;
import io.billfold.billing.invoice.InvoiceNumber;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Base64;
import java.util.List;

class LinkTokenTest {
    private static final Instant EXPIRY = Instant.parse("2026-05-01T12:00:00Z");
    private static final LinkToken TOKEN =
            new LinkToken(DeliveryId.ofInvoice(InvoiceNumber.parse("MU-2026-000042")), EXPIRY);
    private static final byte[] KEY = "a key of 22 characters".getBytes(UTF_8);
    private static final byte[] OTHER = "another of that length".getBytes(UTF_8);

    private static Reading read(String text, Instant now, byte[]... keys) {
        return LinkToken.read(text, List.of(keys), now);
    }

    /**
     * Made outside: {@code printf '1|MU-2026-000042/invoice.1|1777636800'} and its code by {@code
     * openssl dgst -sha256 -hmac}, together in {@code basenc --base64url}.
     */
    @Test
    void isThePayloadAndItsCodeInBase64url() {
        assertThat(TOKEN.sign(KEY))
                .isEqualTo(
                        "MXxNVS0yMDI2LTAwMDA0Mi9pbnZvaWNlLjF8MTc3NzYzNjgwMBIeYilyBdxm"
                                + "8BRBZGCRkLQ1Isy-CKbm1x7gxisqjPwP");
    }

    @Test
    void worksUntilItExpires() {
        String text = TOKEN.sign(KEY);
        assertThat(read(text, EXPIRY.minusMillis(1), KEY)).isEqualTo(new Reading.Valid(TOKEN));
        assertThat(read(text, EXPIRY, KEY)).isEqualTo(new Reading.Expired(TOKEN));
    }

    @Test
    void aKeyThatWasRolledIsGoodBesideTheCurrentOne() {
        String text = TOKEN.sign(OTHER);
        assertThat(read(text, Instant.EPOCH, KEY, OTHER)).isEqualTo(new Reading.Valid(TOKEN));
        assertThat(read(text, Instant.EPOCH, KEY)).isEqualTo(new Reading.Unknown());
    }

    @Test
    void whateverIsChangedIsFound() {
        byte[] bytes = Base64.getUrlDecoder().decode(TOKEN.sign(KEY));
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = bytes.clone();
                changed[i] ^= (byte) (1 << bit);
                String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
                assertThat(read(text, Instant.EPOCH, KEY)).isEqualTo(new Reading.Unknown());
            }
        }
    }

    @Test
    void rubbishIsUnknown() {
        for (String text :
                List.of("", "x", "%", "=".repeat(40), "A".repeat(60), "A".repeat(9_999))) {
            assertThat(read(text, Instant.EPOCH, KEY)).as(text).isEqualTo(new Reading.Unknown());
        }
    }

    @Test
    void theLongestNumberFits() {
        InvoiceNumber number = new InvoiceNumber("S".repeat(64), 2026, 999_999_999_999L);
        DeliveryId id = new DeliveryId(number, "reminder-9", 99);
        assertThat(new LinkToken(id, EXPIRY).sign(KEY).length())
                .isLessThanOrEqualTo(LinkToken.LENGTH_MAX);
    }
}
