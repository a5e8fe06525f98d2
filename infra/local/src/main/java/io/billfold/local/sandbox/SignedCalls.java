package io.billfold.local.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Answer;
import io.billfold.local.http.Endpoint;
import io.billfold.local.http.Json;
import io.billfold.local.http.Request;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Calls the webhook of the HTTP API as Stripe does (docs.stripe.com/webhooks, "Verify webhook
 * signatures manually"), in real time, as the receiver checks the age.
 */
public final class SignedCalls implements Consumer<ObjectNode> {
    private static final Logger LOG = LoggerFactory.getLogger(SignedCalls.class);

    private final Endpoint api;
    private final Supplier<String> secret;

    public SignedCalls(Endpoint api, Supplier<String> secret) {
        this.api = api;
        this.secret = secret;
    }

    @Override
    public void accept(ObjectNode event) {
        byte[] body = Json.bytes(event);
        long time = Instant.now().getEpochSecond();
        String signature = "t=" + time + ",v1=" + signature(secret.get(), time, body);
        Map<String, List<String>> headers =
                Map.of(
                        "stripe-signature", List.of(signature),
                        "content-type", List.of("application/json"));
        Answer answer =
                api.answer(new Request("POST", "/webhooks/stripe", "", headers, body, "127.0.0.1"));
        LOG.info("sandbox told of {}: {}", event.path("type").asText(), answer.status());
    }

    private static String signature(String key, long time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
