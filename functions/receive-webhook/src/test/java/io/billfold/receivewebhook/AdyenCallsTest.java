package io.billfold.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.events.EventJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.testkit.MemoryStores;
import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class AdyenCallsTest {
    private static final Instant WALL = Instant.parse("2026-02-03T10:00:00Z");

    /** Key, text and signature of Adyen's own tests (Adyen/adyen-java-api-library). */
    private static final String KEY =
            "9064450A8892A093D9E97EFCC9639DE31B74F3A7803135555A3C96F5A57915D6";

    private static final String OTHER_KEY = "00".repeat(32);
    private static final String ITEM =
            """
            {"additionalData":{"hmacSignature":"%s"},"amount":{"currency":"EUR","value":1000},
             "eventCode":"CHARGEBACK","eventDate":"2026-02-03T10:59:00+01:00",
             "merchantAccountCode":"MusterDE","merchantReference":"MU-2026-000001",
             "originalReference":"8835511210681234","paymentMethod":"visa",
             "pspReference":"9915555555555555","reason":"Fraud","success":"true"}""";

    private final MemoryStores stores = new MemoryStores();
    private List<String> secrets = List.of(KEY);
    private final AdyenCalls adyen =
            new AdyenCalls(
                    () -> secrets,
                    new AdyenCalls.Merchant(Set.of("MusterDE", "MusterAT"), true),
                    new EventJson(ObjectMapper.getDefault()),
                    () -> WALL);
    private final ReceiveWebhook useCase =
            new ReceiveWebhook(
                    new Providers(List.of(adyen)),
                    stores.providerEvents(),
                    stores.dynamo(),
                    InstantSource.fixed(WALL));

    @Test
    void makesTheSignatureOfAdyensOwnVector() {
        AdyenItem item =
                new AdyenItem(
                        "test_REPORT_AVAILABLE",
                        "",
                        "Magento2Rik",
                        "testMerchantRef1",
                        "0",
                        "EUR",
                        "REPORT_AVAILABLE",
                        "true",
                        null);

        assertThat(item.signedText())
                .isEqualTo(
                        "test_REPORT_AVAILABLE::Magento2Rik:testMerchantRef1:0:EUR:"
                                + "REPORT_AVAILABLE:true");
        byte[] signature = AdyenSecret.parse(KEY).orElseThrow().sign(item.signedText());
        assertThat(Base64.getEncoder().encodeToString(signature))
                .isEqualTo("NuEkADFmlCC6VgX+wcoPAegIWxVPNBPCuKlM4Hzo5qc=");
    }

    @Test
    void keepsEachItemOfABatchOnceAndSaysAccepted() {
        String second = ITEM.replace("CHARGEBACK", "NOTIFICATION_OF_CHARGEBACK");
        String batch = batch(signed(ITEM), signed(second), signed(ITEM));

        Answer answer = post(batch);
        var kept = stores.items("PAYMENTS");
        assertThat(post(batch)).isEqualTo(answer);

        assertThat(answer).isEqualTo(Answer.text(200, "[accepted]"));
        assertThat(stores.items("PAYMENTS")).isEqualTo(kept).hasSize(4);
        assertThat(stores.events("PAYMENTS"))
                .extracting(Map.Entry::getValue)
                .anySatisfy(
                        it ->
                                assertThat(it)
                                        .contains(
                                                "CHARGEBACK.9915555555555555.true.",
                                                "\"providerType\":\"CHARGEBACK\""))
                .anySatisfy(it -> assertThat(it).contains("NOTIFICATION_OF_CHARGEBACK.99155"));
    }

    /** The date is not signed: another one makes no other event. */
    @Test
    void whatIsNotSignedMakesNoOtherEvent() {
        post(batch(signed(ITEM)));
        var kept = stores.items("PAYMENTS");
        String altered =
                signed(ITEM)
                        .replace("10:59:00", "10:58:00")
                        .replace("\"Fraud\"", "\"Other\"")
                        .replace(
                                "\"hmacSignature\"",
                                "\"disputeStatus\":\"Lost\",\"hmacSignature\"");

        assertThat(post(batch(altered)).status()).isEqualTo(200);
        assertThat(stores.items("PAYMENTS")).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"value\":1000|\"value\":1001",
                "\"value\":1000|\"value\":-1000",
                "EUR|USD",
                "\"CHARGEBACK\"|\"CHARGEBACK_REVERSED\"",
                "\"true\"|\"false\"",
                "9915555555555555|9915555555555556",
                "8835511210681234|8835511210681235",
                "MU-2026-000001|MU-2026-000002",
                "MusterDE|MusterAT"
            })
    void oneForgedItemRefusesTheWholeCall(String from, String to) {
        String forged = signed(ITEM).replace(from, to);

        assertThat(forged).isNotEqualTo(signed(ITEM));
        assertThat(post(batch(signed(ITEM), forged)).status()).isEqualTo(400);
        assertThat(stores.isEmpty()).isTrue();
        assertThat(verdict(batch(forged))).isEqualTo(Verdict.FORGED);
    }

    /** Escaping nothing, a colon in another field would let one signature stand for two items. */
    @Test
    void aColonCannotMoveFromOneFieldToTheNext() {
        String honest = signed(ITEM.replace("MU-2026-000001", "a:b"));
        String moved = honest.replace("\"a:b\"", "\"b\"").replace("\"MusterDE\"", "\"MusterDE:a\"");

        assertThat(verdict(batch(honest))).isEqualTo(Verdict.GENUINE);
        assertThat(verdict(batch(moved))).isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void onlyOurMerchantsAndOurEnvironmentAreTaken() {
        String others = signed(ITEM.replace("MusterDE", "Somebody"));

        assertThat(verdict(batch(others))).isEqualTo(Verdict.NOT_OURS);
        assertThat(verdict(batch(signed(ITEM)).replace("\"live\":\"true\"", "\"live\":\"false\"")))
                .isEqualTo(Verdict.NOT_OURS);
        assertThat(verdict(batch(signed(ITEM.replace("MusterDE", "MusterAT")))))
                .isEqualTo(Verdict.GENUINE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-03T10:00:01Z, GENUINE",
        "2026-01-03T09:59:59Z, EXPIRED",
        "2026-02-03T10:59:59Z, GENUINE",
        "2026-02-03T11:00:01Z, EXPIRED",
        "yesterday, EXPIRED",
        "2026-02-03T10:00:00, EXPIRED"
    })
    void boundsTheDateBothWays(String date, Verdict expected) {
        String item = signed(ITEM).replace("2026-02-03T10:59:00+01:00", date);

        assertThat(verdict(batch(item))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"live\":\"true\",\"notificationItems\":[]}",
                "{\"live\":\"true\",\"notificationItems\":{}}",
                "{\"live\":\"true\",\"notificationItems\":[5]}",
                "{\"live\":\"true\",\"notificationItems\":[{\"NotificationRequestItem\":[]}]}",
                "{\"live\":\"true\",\"notificationItems\":[{\"NotificationRequestItem\":{}}]}"
            })
    void refusesWhatIsNoNotification(String body) {
        assertThat(verdict(body)).isEqualTo(Verdict.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"value\":1000|\"value\":1000.0",
                "\"value\":1000|\"value\":\"1000\"",
                "\"value\":1000|\"value\":1e3",
                "\"success\":\"true\"|\"success\":true",
                "\"success\":\"true\"|\"success\":\"TRUE\"",
                "\"eventCode\":\"CHARGEBACK\"|\"eventCode\":\"\"",
                "\"amount\":{|\"amount\":5,\"x\":{"
            })
    void refusesFieldsOfOtherForms(String from, String to) {
        assertThat(verdict(batch(signed(ITEM).replace(from, to)))).isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void refusesWhatIsNotSigned() {
        String unsigned = ITEM.replace("\"hmacSignature\":\"%s\"", "\"x\":\"y\"");

        assertThat(verdict(batch(unsigned))).isEqualTo(Verdict.MISSING);
        assertThat(verdict(batch(ITEM.replace("%s", "no base64!")))).isEqualTo(Verdict.MALFORMED);
        assertThat(verdict(batch(ITEM.replace("%s", "AAAA")))).isEqualTo(Verdict.FORGED);
    }

    @Test
    void takesTheLastKeyTooWhileItIsRolled() {
        secrets = List.of(OTHER_KEY, KEY);
        assertThat(verdict(batch(signed(ITEM)))).isEqualTo(Verdict.GENUINE);

        secrets = List.of(OTHER_KEY);
        assertThat(verdict(batch(signed(ITEM)))).isEqualTo(Verdict.FORGED);
    }

    @Test
    void asksForUserAndPasswordWhereTheyAreSet() {
        secrets = List.of(KEY + " billfold:secret");
        String body = batch(signed(ITEM));
        String good = Base64.getEncoder().encodeToString("billfold:secret".getBytes(UTF_8));

        assertThat(verdict(body)).isEqualTo(Verdict.FORGED);
        assertThat(verdict(body, "Basic " + good + "x")).isEqualTo(Verdict.FORGED);
        assertThat(verdict(body, "Basic " + good)).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void failsAsLongAsNoKeyIsSet() {
        secrets = List.of("made-up-value");

        assertThatThrownBy(() -> adyen.receive(call(batch(signed(ITEM)), "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("64 hexadecimal digits");
    }

    /**
     * Beside what is signed anything may stand; what can't be kept is refused, and nothing breaks.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"65|GENUINE", "900|GENUINE", "990|GENUINE", "1000|MALFORMED", "0|MALFORMED"})
    void depthAndHugeNumbersBreakNothing(int depth, Verdict expected) {
        String odd = depth == 0 ? "1e999" : "[".repeat(depth) + "]".repeat(depth);
        String item = signed(ITEM).replace("\"Fraud\"", odd);

        assertThat(verdict(batch(item))).isEqualTo(expected);
        assertThat(post(batch(item)).status()).isEqualTo(expected == Verdict.GENUINE ? 200 : 400);
    }

    @Test
    void namesOfReportsMakeKeys() {
        String report =
                ITEM.replace("9915555555555555", "settlement detail#7.xlsx".repeat(9))
                        .replace("\"CHARGEBACK\"", "\"REPORT_AVAILABLE\"");

        assertThat(post(batch(signed(report))).status()).isEqualTo(200);
        assertThat(stores.events("PAYMENTS"))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.getValue())
                                        .containsPattern(
                                                "REPORT_AVAILABLE\\.settlement-detail-7-xlsx"
                                                        + "[A-Za-z0-9-]{40}\\.true\\.[0-9a-f]{16}"));
    }

    private static String batch(String... items) {
        return Stream.of(items)
                .map("{\"NotificationRequestItem\":%s}"::formatted)
                .collect(
                        Collectors.joining(
                                ",", "{\"live\":\"true\",\"notificationItems\":[", "]}"));
    }

    /** Signed as Adyen's documentation says, by this test alone. */
    static String signed(String item) {
        String text =
                Stream.of(
                                "pspReference",
                                "originalReference",
                                "merchantAccountCode",
                                "merchantReference",
                                "value",
                                "currency",
                                "eventCode",
                                "success")
                        .map(
                                name ->
                                        item.replaceAll(
                                                "(?s).*\"" + name + "\":\"?([^\"},]*).*", "$1"))
                        .collect(Collectors.joining(":"));
        byte[] signature = AdyenSecret.parse(KEY).orElseThrow().sign(text);
        return item.replace("%s", Base64.getEncoder().encodeToString(signature));
    }

    private Verdict verdict(String body) {
        return verdict(body, "");
    }

    private Verdict verdict(String body, String authorization) {
        return switch (adyen.receive(call(body, authorization))) {
            case Reception.Genuine _ -> Verdict.GENUINE;
            case Reception.Refused(Verdict verdict) -> verdict;
            case Reception.Unreadable(String reason) -> throw new AssertionError(reason);
        };
    }

    private Answer post(String body) {
        return useCase.receive(call(body, ""));
    }

    private static Call call(String body, String authorization) {
        return new Call(
                "POST",
                "POST /webhooks/{provider}",
                "/webhooks/adyen",
                Map.of("provider", "adyen"),
                Map.of(),
                authorization.isEmpty() ? Map.of() : Map.of("authorization", authorization),
                body.getBytes(UTF_8),
                Map.of(),
                Set.of(),
                "r-1",
                "192.0.2.1");
    }
}
