package io.billfold.checks.edges;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.testkit.MemoryStores;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The function that receives webhooks, with a secret, and calls that are signed with it. */
final class Webhooks implements AutoCloseable {
    private static final String SECRET = "whsec_edge";

    private final EdgeFunction function;

    Webhooks(MemoryStores stores) {
        function = EdgeFunction.of("ReceiveWebhook", stores.client(), new OneSecret());
    }

    EdgeFunction function() {
        return function;
    }

    /** A call as Stripe would make it now. */
    ObjectNode signed(byte[] body) {
        return call(body, header(body));
    }

    /** A call with any header. */
    ObjectNode call(byte[] body, String header) {
        ObjectNode event =
                HttpCall.of(
                        "POST /webhooks/{provider}",
                        Map.of("provider", "stripe"),
                        Base64.getEncoder().encodeToString(body));
        event.put("isBase64Encoded", true);
        ((ObjectNode) event.get("requestContext")).remove("authorizer");
        ((ObjectNode) event.get("headers")).put("Stripe-Signature", header);
        return event;
    }

    /** The header that is right for a body at the time of the test. */
    static String header(byte[] body) {
        long at = EdgeFunction.NOW.getEpochSecond();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            mac.update((at + ".").getBytes(UTF_8));
            return "t=" + at + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws Exception {
        function.close();
    }

    private static final class OneSecret implements SecretsManagerClient {
        @Override
        public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            return GetSecretValueResponse.builder().secretString(SECRET).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
