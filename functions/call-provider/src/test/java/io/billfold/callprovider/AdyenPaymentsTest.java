package io.billfold.callprovider;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.collecting.Attempt;
import io.billfold.billing.collecting.Attempt.Outcome;
import io.billfold.billing.collecting.PaymentMethod.Kind;
import io.billfold.callprovider.FakeProvider.Received;
import io.billfold.events.EventJson;
import io.billfold.testkit.MemoryStores;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Adyen's own library against a server on a local port. Answers are written by hand after
 * docs.adyen.com/api-explorer/Checkout/71/post/payments and
 * docs.adyen.com/development-resources/refusal-reasons (2026-11-22).
 */
class AdyenPaymentsTest {
    private static final String AUTHORISED =
            """
            {"pspReference":"883577097894825J","resultCode":"Authorised",
             "amount":{"currency":"EUR","value":2368},"merchantReference":"MU-2026-000001",
             "additionalData":{"unknown.field":"is not minded"}}""";

    private final EventJson json = new MemoryStores().json();
    private FakeProvider adyen;

    @BeforeEach
    void open() throws IOException {
        adyen = new FakeProvider();
    }

    @AfterEach
    void close() {
        adyen.close();
    }

    /** Answers to a charge, and what they say. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            status | body | reply
            200 | {"pspReference":"P1","resultCode":"Refused","refusalReason":"Not enough balance","refusalReasonCode":"12","additionalData":{"refusalReasonRaw":"51 : Insufficient funds"}} | declined adyen 12, visa 51
            200 | {"pspReference":"P1","resultCode":"Refused","refusalReasonCode":"2","additionalData":{"refusalReasonRaw":"05 : Do not honor","merchantAdviceCode":"24 : Retry after 1 hour"}} | declined adyen 2, visa 05, advice 24
            200 | {"pspReference":"P1","resultCode":"Error","refusalReasonCode":"4"} | declined adyen 4
            200 | {"pspReference":"P1","resultCode":"RedirectShopper"} | declined adyen 38
            200 | {"pspReference":"P1","resultCode":"ChallengeShopper"} | declined adyen 38
            200 | {"pspReference":"P1","resultCode":"Received"} | pending P1
            200 | {"pspReference":"P1","resultCode":"Pending"} | pending P1
            200 | {"pspReference":"P1","resultCode":"Cancelled"} | not made
            200 | {"pspReference":"P1","resultCode":"SomethingNew"} | lost
            200 | {"pspReference":"P1"} | lost
            200 | not json | lost
            422 | {"status":422,"errorCode":"14_006","message":"Required object 'amount' is not provided","errorType":"validation"} | declined adyen validation
            403 | {"status":403,"errorCode":"901","message":"Invalid Merchant Account","errorType":"security"} | not now
            401 | {"status":401,"errorCode":"000","message":"HTTP Status Response - Unauthorized","errorType":"security"} | not now
            422 | {"status":422,"errorCode":"704","message":"request already processed or in progress","errorType":"validation"} | not now
            429 | {"status":429,"message":"too many"} | not now
            500 | {"status":500,"errorCode":"905","message":"Payment details are not supported","errorType":"configuration"} | lost
            503 | unavailable | lost
            """,
            useHeadersInDisplayName = true)
    void answersSayWhatBecameOfACharge(int status, String body, String reply) {
        adyen.answers(status, body);
        assertThat(Tries.text(payments().charge(Tries.adyen(Kind.CARD)))).isEqualTo(reply);
        assertThat(adyen.received()).as("no call is repeated").hasSize(1);
    }

    @Test
    void whatIsAskedForNamesTheInvoiceAndCarriesTheTrysKey() throws IOException {
        adyen.answers(200, AUTHORISED);

        ChargeReply reply = payments().charge(Tries.adyen(Kind.CARD));

        assertThat(Tries.text(reply))
                .isEqualTo("collected 883577097894825J EUR 23.68 2026-02-01T10:01:00Z");
        Received call = adyen.received().getFirst();
        assertThat(call.line()).isEqualTo("POST /v71/payments");
        assertThat(call.idempotencyKey()).isEqualTo("charge.MU-2026-000001.1");
        assertThat(call.authorization()).isEqualTo("AQE_test");
        assertThat(json.tree(call.body().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(
                        json.tree(
                                """
                                {"amount":{"currency":"EUR","value":2368},
                                 "merchantAccount":"MusterDE",
                                 "metadata":{"attempt":"charge.MU-2026-000001.1"},
                                 "paymentMethod":{"type":"scheme",
                                   "storedPaymentMethodId":"8415718415172204"},
                                 "recurringProcessingModel":"UnscheduledCardOnFile",
                                 "reference":"MU-2026-000001",
                                 "returnUrl":"https://example.com/",
                                 "shopperInteraction":"ContAuth",
                                 "shopperReference":"acme-shopper"}"""
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aDebitIsAskedForAsOne() {
        adyen.answers(200, "{\"pspReference\":\"P1\",\"resultCode\":\"Received\"}");
        assertThat(Tries.text(payments().charge(Tries.adyen(Kind.SEPA_DEBIT))))
                .isEqualTo("pending P1");
        assertThat(adyen.received().getFirst().body()).contains("\"type\":\"sepadirectdebit\"");
    }

    @Test
    void anAnswerThatNeverComesOrIsCutOffIsLost() {
        adyen.staysSilent();
        assertThat(Tries.text(payments().charge(Tries.adyen(Kind.CARD)))).isEqualTo("lost");
        adyen.isCutOff(AUTHORISED.substring(0, 60));
        assertThat(Tries.text(payments().charge(Tries.adyen(Kind.CARD)))).isEqualTo("lost");
    }

    @Test
    void whereCapturesBringTheMoneyAnAuthorisationOnlyWaitsForThem() {
        adyen.answers(200, AUTHORISED);
        assertThat(Tries.text(payments(Duration.ofMinutes(1), false).charge(card())))
                .isEqualTo("pending 883577097894825J");
    }

    /** The same request with the same key; never when it could charge what is not owed. */
    @Test
    void aLostTryIsSentAgainWithItsKeyWhileAdyenKnowsIt() {
        adyen.answers(200, AUTHORISED);
        assertThat(Tries.text(payments(Duration.ofDays(2), true).lookUp(card(), true)))
                .startsWith("collected 883577097894825J");
        assertThat(adyen.received()).hasSize(1);
        assertThat(adyen.received().getFirst().idempotencyKey())
                .isEqualTo("charge.MU-2026-000001.1");

        assertThat(Tries.text(payments(Duration.ofDays(2), true).lookUp(card(), false)))
                .isEqualTo("lost");
        assertThat(Tries.text(payments(Duration.ofDays(7), true).lookUp(card(), true)))
                .isEqualTo("lost");
        Attempt pending = card().with(new Outcome.Pending("P1", 1));
        assertThat(Tries.text(payments().lookUp(pending, true))).isEqualTo("lost");
        assertThat(adyen.received()).hasSize(1);
    }

    @Test
    void keysThatAreTooLongForAdyenAreHashed() {
        String longest = "charge." + "x".repeat(64) + "-2026-000001.1";
        assertThat(AdyenPayments.key("charge.MU-2026-000001.1"))
                .isEqualTo("charge.MU-2026-000001.1");
        assertThat(AdyenPayments.key(longest)).hasSize(64).isNotEqualTo(longest.substring(0, 64));
    }

    private static Attempt card() {
        return Tries.adyen(Kind.CARD);
    }

    private AdyenPayments payments() {
        return payments(Duration.ofMinutes(1), true);
    }

    private AdyenPayments payments(Duration later, boolean isCapturedByItself) {
        return new AdyenPayments(
                new AdyenAccess(
                        adyen.url() + "/v71",
                        "MusterDE",
                        new FixedKey("AQE_test"),
                        new AdyenTransport(Duration.ofMillis(500))),
                isCapturedByItself,
                InstantSource.fixed(Tries.STARTED.plus(later)));
    }
}
