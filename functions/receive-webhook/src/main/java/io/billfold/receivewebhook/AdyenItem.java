package io.billfold.receivewebhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What is signed of one item of a notification, and what it is signed with. A field that is left
 * out is empty here, as in the signature.
 *
 * <p>The signature joins the fields by colons and escapes none. So that one text can't be cut into
 * fields in two ways, no field but the merchant's reference may hold a colon: three fields are left
 * of it and four right of it.
 *
 * @param pspReference of the payment, or of what changes it, or of the dispute
 * @param originalReference the payment that is changed or disputed
 * @param merchantReference ours: the invoice's number
 * @param value of the amount, in minor units
 * @param success {@code true} or {@code false}
 * @param signature Base64, or null when there is none
 * @see <a
 *     href="https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures">Verify
 *     HMAC signatures</a>
 */
record AdyenItem(
        String pspReference,
        String originalReference,
        String merchantAccountCode,
        String merchantReference,
        String value,
        String currency,
        String eventCode,
        String success,
        @Nullable String signature) {
    /**
     * Adyen's longest, a merchant's reference, has 80 characters, and a report's name a few more.
     */
    private static final int TEXT_LENGTH_MAX = 400;

    /** So many characters of a name are enough to be told apart by a reader. */
    private static final int ID_PART_LENGTH_MAX = 64;

    AdyenItem {
        for (String field :
                List.of(
                        pspReference,
                        originalReference,
                        merchantAccountCode,
                        value,
                        currency,
                        eventCode,
                        success)) {
            if (field.indexOf(':') >= 0) {
                throw new IllegalArgumentException("a colon would make what is signed ambiguous");
            }
        }
        if (eventCode.isBlank() || pspReference.isBlank()) {
            throw new IllegalArgumentException("eventCode and pspReference must be there");
        }
    }

    /**
     * Reads an item.
     *
     * @throws IllegalArgumentException when a field has not its form
     */
    static AdyenItem read(JsonNode item) {
        if (!item.isObject()) {
            throw new IllegalArgumentException("an item must be an object");
        }
        JsonNode amount = objectOrNull(item, "amount");
        JsonNode additional = objectOrNull(item, "additionalData");
        String signature = additional == null ? "" : text(additional, "hmacSignature");
        return new AdyenItem(
                text(item, "pspReference"),
                text(item, "originalReference"),
                text(item, "merchantAccountCode"),
                text(item, "merchantReference"),
                amount == null ? "" : whole(amount, "value"),
                amount == null ? "" : text(amount, "currency"),
                text(item, "eventCode"),
                flag(text(item, "success")),
                signature.isEmpty() ? null : signature);
    }

    private static @Nullable JsonNode objectOrNull(JsonNode of, String name) {
        JsonNode found = of.get(name);
        if (found == null || found.isNull()) {
            return null;
        }
        if (!found.isObject()) {
            throw new IllegalArgumentException(name + " must be an object");
        }
        return found;
    }

    private static String text(JsonNode of, String name) {
        JsonNode found = of.get(name);
        if (found == null || found.isNull()) {
            return "";
        }
        if (!found.isString() || found.getStringValue().length() > TEXT_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    name + " must be a text of at most " + TEXT_LENGTH_MAX + " characters");
        }
        return found.getStringValue();
    }

    private static String whole(JsonNode of, String name) {
        JsonNode found = of.get(name);
        if (found == null || found.isNull()) {
            return "";
        }
        boolean isWhole =
                found.isNumber()
                        && (found.getNumberValue() instanceof Integer
                                || found.getNumberValue() instanceof Long);
        if (!isWhole) {
            throw new IllegalArgumentException(name + " must be a whole number of 64 bits");
        }
        return Long.toString(found.getLongValue());
    }

    private static String flag(String success) {
        if (!success.equals("true") && !success.equals("false")) {
            throw new IllegalArgumentException("success must be \"true\" or \"false\"");
        }
        return success;
    }

    /** The fields in the order of the signature. */
    String signedText() {
        return String.join(
                ":",
                pspReference,
                originalReference,
                merchantAccountCode,
                merchantReference,
                value,
                currency,
                eventCode,
                success);
    }

    /**
     * What the event is called. Adyen gives its notifications no id: event code, reference and
     * success are the same in every repeat. A hash of all that is signed keeps apart what differs
     * in more; the event's date is not signed, so that no name may hang on it.
     */
    String eventId() {
        return safe(eventCode) + "." + safe(pspReference) + "." + success + "." + hash();
    }

    /** References of reports are names of files. */
    private static String safe(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9_-]", "-");
        return safe.substring(0, Math.min(safe.length(), ID_PART_LENGTH_MAX));
    }

    private String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(signedText().getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
