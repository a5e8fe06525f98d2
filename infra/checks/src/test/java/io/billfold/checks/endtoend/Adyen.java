package io.billfold.checks.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.cloud.TestCloud;
import io.billfold.local.http.Json;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Notifications as Adyen sends them (docs.adyen.com/api-explorer/Webhooks/1). */
public final class Adyen {
    private static final String MERCHANT = "MusterDE";

    private Adyen() {}

    /**
     * A notification of one item that succeeded.
     *
     * @param psp of the payment, or of the dispute
     * @param original the payment, where it is about something that became of one
     * @param reference the invoice
     */
    public static String item(
            String code, String psp, String original, String reference, long cents, String at) {
        ObjectNode item =
                Json.object()
                        .put("pspReference", psp)
                        .put("originalReference", original)
                        .put("merchantAccountCode", MERCHANT)
                        .put("merchantReference", reference)
                        .put("eventCode", code)
                        .put("eventDate", at)
                        .put("success", "true");
        item.putObject("amount").put("value", cents).put("currency", "EUR");
        String signed =
                String.join(
                        ":", psp, original, MERCHANT, reference, "" + cents, "EUR", code, "true");
        item.putObject("additionalData").put("hmacSignature", signature(signed));
        ObjectNode call = Json.object().put("live", "true");
        call.putArray("notificationItems").addObject().set("NotificationRequestItem", item);
        return call.toString();
    }

    private static String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(TestCloud.ADYEN_KEY), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
