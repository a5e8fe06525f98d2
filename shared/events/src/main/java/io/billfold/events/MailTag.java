package io.billfold.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.delivery.DeliveryId;

import java.util.Base64;

/**
 * The tag of a mail, by which what the mail service tells of it is put to its delivery. Values of
 * tags may hold letters, digits, {@code _} and {@code -} alone (Amazon SES API, MessageTag), a
 * delivery's id also other characters: it travels as base64url.
 */
public final class MailTag {
    /** The tag's name. */
    public static final String NAME = "delivery";

    private MailTag() {}

    /** The tag's value. */
    public static String write(DeliveryId id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(id.toString().getBytes(UTF_8));
    }

    /**
     * The delivery of a value.
     *
     * @throws IllegalArgumentException when it is none of ours
     */
    public static DeliveryId read(String value) {
        try {
            return DeliveryId.parse(new String(Base64.getUrlDecoder().decode(value), UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "tag '" + Forms.shortened(value) + "' is none of ours", e);
        }
    }
}
