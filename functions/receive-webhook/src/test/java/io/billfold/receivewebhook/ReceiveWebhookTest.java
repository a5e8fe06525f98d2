package io.billfold.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.ProviderEventStore.UnknownType;
import io.billfold.testkit.MemoryStores;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
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
                    new Providers(
                            List.of(
                                    new StripeCalls(
                                            () -> List.of(SECRET),
                                            stores.json(),
                                            InstantSource.fixed(WALL)))),
                    stores.providerEvents(),
                    stores.dynamo(),
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
        for (String id : List.of("evt_8", "evt_9", "evt_9")) {
            String body = "{\"id\":\"" + id + "\",\"type\":\"v2.new.thing\"}";
            assertThat(post(body).status()).isEqualTo(200);
        }
        post(BODY);

        assertThat(stores.events("PAYMENTS")).hasSize(3);
        assertThat(stores.providerEvents().unknownTypes(YearMonth.of(2027, 1)))
                .containsExactly(new UnknownType("stripe", "v2.new.thing", 2));
        assertThat(stores.providerEvents().unknownTypes(YearMonth.of(2026, 12))).isEmpty();
    }

    @Test
    void knowsNoProviderThatIsNotSetUp() {
        for (String name : List.of("adyen", "Stripe", "")) {
            assertThat(call(name, BODY, Map.of("stripe-signature", header(BODY, WALL))).status())
                    .as(name)
                    .isEqualTo(404);
        }
        assertThat(stores.isEmpty()).isTrue();
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
        return call("stripe", body, headers);
    }

    private Answer call(String provider, String body, Map<String, String> headers) {
        return useCase.receive(
                new Call(
                        "POST",
                        "POST /webhooks/{provider}",
                        "/webhooks/" + provider,
                        Map.of("provider", provider),
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
