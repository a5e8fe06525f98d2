package io.billfold.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.testkit.MemoryStores;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ReceiveWebhookTest {
    private static final String SECRET = "whsec_test";
    private static final Instant WALL = Instant.parse("2026-02-03T10:00:00Z");
    private static final Instant BUSINESS = Instant.parse("2027-01-01T00:00:00Z");
    private static final String BODY = "{\"id\":\"evt_1\",\"type\":\"charge.dispute.created\"}";

    private final MemoryStores stores = new MemoryStores();
    private final ReceiveWebhook useCase =
            new ReceiveWebhook(
                    new StripeVerifier(() -> List.of(SECRET), InstantSource.fixed(WALL)),
                    stores.providerEvents(),
                    stores.dynamo(),
                    stores.json(),
                    InstantSource.fixed(BUSINESS));

    @Test
    void keepsAGenuineEventOnceAndTellsOfIt() {
        assertThat(post(BODY).status()).isEqualTo(200);
        var kept = stores.items("PAYMENTS");
        assertThat(post(BODY).status()).isEqualTo(200);

        assertThat(stores.items("PAYMENTS")).isEqualTo(kept).hasSize(2);
        assertThat(stores.events("PAYMENTS"))
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.getKey()).isEqualTo("ProviderEventReceived");
                            assertThat(event.getValue())
                                    .contains("\"providerType\":\"charge.dispute.created\"")
                                    .contains("2027-01-01T00:00:00Z");
                        });
    }

    @Test
    void keepsTypesThatNobodyKnows() {
        assertThat(post("{\"id\":\"evt_9\",\"type\":\"v2.new.thing\"}").status()).isEqualTo(200);
        assertThat(stores.events("PAYMENTS")).hasSize(1);
    }

    @Test
    void writesNothingForWhatIsNotGenuine() {
        String signed = header(BODY, WALL);

        assertThat(call(BODY, Map.of()).status()).isEqualTo(400);
        assertThat(call(BODY + " ", Map.of("stripe-signature", signed)).status()).isEqualTo(400);
        assertThat(call(BODY, Map.of("stripe-signature", header(BODY, BUSINESS))).status())
                .as("signed for business time")
                .isEqualTo(400);
        assertThat(stores.isEmpty()).isTrue();
    }

    @Test
    void writesNothingForWhatIsNoEvent() {
        for (String body : List.of("", "{", "null", "[]", "{\"id\":5}", "[".repeat(50_000))) {
            assertThat(post(body).status()).as(body).isEqualTo(400);
        }
        assertThat(stores.isEmpty()).isTrue();
    }

    @Test
    void saysNothingAboutWhyACallIsRefused() {
        Answer missing = call(BODY, Map.of());
        Answer forged = call(BODY, Map.of("stripe-signature", "t=1,v1=" + "0".repeat(64)));

        assertThat(missing).isEqualTo(forged);
    }

    @Test
    void refusesABodyThatIsTooLongBeforeAnythingElse() {
        assertThat(post("x".repeat(ReceiveWebhook.BODY_BYTES_MAX + 1)).status()).isEqualTo(413);
    }

    private Answer post(String body) {
        return call(body, Map.of("stripe-signature", header(body, WALL)));
    }

    private Answer call(String body, Map<String, String> headers) {
        return useCase.receive(
                new Call(
                        "POST",
                        "POST /webhooks/stripe",
                        "/webhooks/stripe",
                        Map.of(),
                        Map.of(),
                        headers,
                        body.getBytes(UTF_8),
                        Map.of(),
                        Set.of(),
                        "r-1",
                        "192.0.2.1"));
    }

    private static String header(String body, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        byte[] signature = StripeSignature.sign(SECRET, timestamp, body.getBytes(UTF_8));
        return "t=" + timestamp + ",v1=" + HexFormat.of().formatHex(signature);
    }
}
