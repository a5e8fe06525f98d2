package io.billfold.callprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.net.HttpURLConnectionClient;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.payment.ChargeTraits;
import io.billfold.billing.payment.Payment;
import io.billfold.billing.refunding.RefundPart;
import io.billfold.billing.refunding.RefundPart.Source;
import io.billfold.billing.refunding.RefundPart.State;
import io.billfold.billing.refunding.Refundable;
import io.billfold.events.ProviderEventReceived;
import io.billfold.events.RefundPartRequested;
import io.billfold.store.Commit;
import io.billfold.store.PaymentStore.Recorded;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** EUR 10.00 of a payment of EUR 23.68 are given back. */
class RefundsTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");
    private static final Money AMOUNT = Money.parse("EUR 10.00");
    private static final String KEY = "refund.acme.r-1.1";

    private final MemoryStores stores = new MemoryStores();
    private final SettleRefund settleRefund =
            new SettleRefund(
                    stores.refunds(),
                    stores.payments(),
                    stores.ledger(),
                    stores.dynamo(),
                    InstantSource.fixed(NOW));
    private FakeProvider server;

    @BeforeEach
    void open() throws IOException {
        server = new FakeProvider();
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** Stripe's answers to a refund, by hand after docs.stripe.com/api/refunds. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            status | body | reply
            200 | {"id":"re_1","object":"refund","status":"succeeded"} | Done[reference=re_1]
            200 | {"id":"re_1","object":"refund","status":"pending"} | Sent[reference=re_1]
            200 | {"id":"re_1","object":"refund","status":"failed","failure_reason":"expired_or_canceled_card"} | Failed[reason=failed: expired_or_canceled_card]
            400 | {"error":{"type":"invalid_request_error","code":"charge_already_refunded","message":"..."}} | Failed[reason=Stripe: status 400, charge_already_refunded]
            400 | {"error":{"type":"invalid_request_error","code":"charge_disputed","message":"..."}} | Failed[reason=Stripe: status 400, charge_disputed]
            409 | {"error":{"type":"invalid_request_error","code":"lock_timeout","message":"..."}} | Again
            429 | {"error":{"type":"invalid_request_error","code":"rate_limit","message":"..."}} | Again
            401 | {"error":{"type":"invalid_request_error","message":"..."}} | Again
            500 | {"error":{"type":"api_error","message":"..."}} | Again
            200 | not json | Again
            """,
            useHeadersInDisplayName = true)
    void stripesAnswersSayWhatBecameOfARefund(int status, String body, String reply) {
        server.answers(status, body);
        assertThat(stripe().refund(part("stripe"), false).toString()).startsWith(reply);
    }

    @Test
    void stripeIsAskedWithTheKeyAndARepeatIsLookedForFirst() {
        server.answers(200, "{\"id\":\"re_1\",\"object\":\"refund\",\"status\":\"succeeded\"}");
        stripe().refund(part("stripe"), false);
        FakeProvider.Received call = server.received().getFirst();
        assertThat(call.line()).isEqualTo("POST /v1/refunds");
        assertThat(call.idempotencyKey()).isEqualTo(KEY);
        assertThat(URLDecoder.decode(call.body(), StandardCharsets.UTF_8).split("&"))
                .containsExactlyInAnyOrder("charge=ch_1", "amount=1000", "metadata[refund]=" + KEY);

        server.answers(
                200,
                "{\"object\":\"list\",\"has_more\":false,\"data\":[{\"id\":\"re_0\",\"object\":"
                        + "\"refund\",\"status\":\"succeeded\",\"metadata\":{\"refund\":\""
                        + KEY
                        + "\"}}]}");
        assertThat(stripe().refund(part("stripe"), true)).isEqualTo(new RefundReply.Done("re_0"));
        assertThat(server.received().getLast().line())
                .isEqualTo("GET /v1/refunds?charge=ch_1&limit=100");
    }

    /** Adyen's, by hand after docs.adyen.com/online-payments/refund. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            status | body | reply
            201 | {"pspReference":"R1","paymentPspReference":"ch_1","status":"received"} | Sent[reference=R1]
            422 | {"status":422,"errorCode":"167","message":"Original pspReference required","errorType":"validation"} | Failed
            422 | {"status":422,"errorCode":"704","message":"in progress","errorType":"validation"} | Again
            403 | {"status":403,"errorCode":"901","errorType":"security"} | Again
            500 | {} | Again
            201 | not json | Again
            """,
            useHeadersInDisplayName = true)
    void adyensAnswersSayWhatBecameOfARefund(int status, String body, String reply) {
        server.answers(status, body);
        assertThat(adyen().refund(part("adyen"), false).toString()).startsWith(reply);
        FakeProvider.Received call = server.received().getFirst();
        assertThat(call.line()).isEqualTo("POST /v71/payments/ch_1/refunds");
        assertThat(call.idempotencyKey()).isEqualTo(KEY);
        assertThat(call.body()).contains("\"reference\":\"" + KEY + "\"", "\"value\":1000");
    }

    @Test
    void aRefundIsBookedWhenItIsPaidAndNotBefore() {
        writeDown("adyen");
        settleRefund.settle(KEY, State.SENT, "R1");
        assertThat(entries()).isEmpty();
        told("adyen", "REFUND", "true");
        assertThat(state()).isEqualTo(State.DONE);
        assertThat(entries()).containsExactly("refund-paid:acme.r-1.1");
        assertThat(events()).containsExactly("RefundSettled");
        assertThat(refunded()).isEqualTo(AMOUNT);
    }

    @Test
    void answerAndWebhookTogetherBookOnce() {
        writeDown("stripe");
        server.answers(200, "{\"id\":\"re_1\",\"object\":\"refund\",\"status\":\"succeeded\"}");
        make(false);
        make(true);
        settleRefund.settle(KEY, State.DONE, "re_1");
        assertThat(entries()).containsExactly("refund-paid:acme.r-1.1");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void whatFailedIsForAPersonAndLeftToThePayment() {
        writeDown("adyen");
        settleRefund.settle(KEY, State.SENT, "R1");
        told("adyen", "REFUND", "false");
        assertThat(state()).isEqualTo(State.FAILED);
        assertThat(entries()).isEmpty();
        assertThat(refunded()).isEqualTo(Money.parse("EUR 0.00"));
        // a late success is not believed: a person may have paid it out by now
        settleRefund.settle(KEY, State.DONE, "R1");
        assertThat(state()).isEqualTo(State.FAILED);
    }

    @Test
    void whatThePayersBankTurnsDownLaterIsBookedBack() {
        writeDown("adyen");
        told("adyen", "REFUND", "true");
        told("adyen", "REFUND_FAILED", "true");
        told("adyen", "REFUND_FAILED", "true");
        assertThat(state()).isEqualTo(State.FAILED);
        assertThat(entries())
                .containsExactlyInAnyOrder("refund-paid:acme.r-1.1", "refund-returned:acme.r-1.1");
        assertThat(stores.events("PAYMENTS").stream().map(Map.Entry::getValue))
                .as("each is told under an id of its own")
                .filteredOn(it -> it.contains("RefundSettled"))
                .hasSize(2);
        assertThat(refunded()).isEqualTo(Money.parse("EUR 0.00"));
    }

    @Test
    void whatWasNotTakenIsSentAgainByTheQueue() {
        writeDown("stripe");
        server.answers(500, "{\"error\":{\"type\":\"api_error\"}}");
        assertThatThrownBy(() -> make(false)).hasMessageContaining("is asked for again");
        assertThat(state()).isEqualTo(State.REQUESTED);
    }

    @Test
    void refundsThatWereMadeElsewhereChangeNothing() {
        told("adyen", "REFUND", "true");
        assertThat(stores.items("LEDGER")).isEmpty();
    }

    private void make(boolean isRepeat) {
        RefundPart part = stores.refunds().find(KEY).orElseThrow().value();
        useCase().make(RefundPartRequested.of(NOW, part), isRepeat);
    }

    private MakeRefund useCase() {
        return new MakeRefund(
                stores.refunds(),
                stores.providerEvents(),
                new PaymentProviders(List.of(stripe(), adyen())),
                settleRefund);
    }

    private void told(String provider, String type, String success) {
        String id = type + "." + success + "." + stores.items("PAYMENTS").size();
        ProviderEventReceived received = ProviderEventReceived.of(NOW, provider, id, type);
        String body =
                "{\"eventCode\":\""
                        + type
                        + "\",\"success\":\""
                        + success
                        + "\",\"pspReference\":\"R1\",\"merchantReference\":\""
                        + KEY
                        + "\"}";
        Commit commit = stores.providerEvents().keep(stores.dynamo().begin(), received, body);
        stores.dynamo().commit(commit);
        useCase().told(received);
    }

    private void writeDown(String provider) {
        Payment payment = payment(provider);
        Commit commit = stores.dynamo().begin();
        Money zero = Money.parse("EUR 0.00");
        stores.payments()
                .record(
                        commit,
                        new Recorded(payment, payment.amount(), zero, zero, "paid"),
                        ChargeTraits.NONE);
        stores.refunds().refunded(commit, new Refundable(payment, AMOUNT), 0);
        stores.refunds().add(commit, part(provider));
        stores.dynamo().commit(commit);
    }

    private static Payment payment(String provider) {
        return new Payment(
                "p-1",
                Samples.NUMBER,
                new AccountId("acme"),
                new SellerId("muster-de"),
                Tries.AMOUNT,
                LocalDate.of(2026, 2, 1),
                provider,
                "ch_1");
    }

    private static RefundPart part(String provider) {
        return new RefundPart(
                new AccountId("acme"),
                new SellerId("muster-de"),
                "r-1",
                1,
                AMOUNT,
                new Source("p-1", provider, "ch_1"),
                State.REQUESTED,
                null);
    }

    private State state() {
        return stores.refunds().find(KEY).orElseThrow().value().state();
    }

    private Money refunded() {
        Payment payment = stores.payments().find("p-1").orElseThrow().payment();
        return stores.refunds().refundable(payment).value().refunded();
    }

    private List<String> entries() {
        return stores.items("LEDGER").stream()
                .map(it -> it.get("sk").s())
                .filter(it -> it.startsWith("ENTRY#"))
                .map(it -> it.substring(it.lastIndexOf('#') + 1))
                .toList();
    }

    private List<String> events() {
        return stores.events("PAYMENTS").stream()
                .map(Map.Entry::getKey)
                .filter(it -> it.startsWith("Refund"))
                .toList();
    }

    private StripePayments stripe() {
        return new StripePayments(
                new StripeAccess(
                        server.url(),
                        new FixedKey("rk_test_1"),
                        new HttpURLConnectionClient(),
                        300),
                InstantSource.fixed(NOW));
    }

    private AdyenPayments adyen() {
        return new AdyenPayments(
                new AdyenAccess(
                        server.url() + "/v71",
                        "MusterDE",
                        new FixedKey("AQE_test"),
                        new AdyenTransport(Duration.ofMillis(500))),
                true,
                InstantSource.fixed(NOW));
    }
}
