package io.billfold.callprovider;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.HttpURLConnectionClient;

import io.billfold.billing.collecting.Attempt;
import io.billfold.billing.collecting.Attempt.Outcome;
import io.billfold.billing.collecting.Decline;
import io.billfold.billing.collecting.DeclineRules;
import io.billfold.billing.collecting.PaymentMethod.Kind;
import io.billfold.callprovider.FakeProvider.Received;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;

/**
 * Stripe's own library against a server on a local port. Answers are written by hand after
 * docs.stripe.com/api/payment_intents/object, /api/errors and /declines/codes (2026-11-22), with
 * the fields that are used.
 */
class StripePaymentsTest {
    private static final String KEY = "charge.MU-2026-000001.1";
    private static final String SUCCEEDED =
            """
            {"id":"pi_1","object":"payment_intent","amount":2368,"amount_received":2368,
             "currency":"eur","status":"succeeded","created":1769940001,
             "metadata":{"invoice":"MU-2026-000001","attempt":"charge.MU-2026-000001.1"},
             "latest_charge":{"id":"ch_1","object":"charge","created":1769940003}}""";

    private FakeProvider stripe;

    @BeforeEach
    void open() throws IOException {
        stripe = new FakeProvider();
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    /** Answers to a charge, and what they say. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            status | body | reply
            200 | {"id":"pi_1","object":"payment_intent","status":"processing"} | pending pi_1
            200 | {"id":"pi_1","object":"payment_intent","status":"requires_action"} | declined stripe authentication_required
            200 | {"id":"pi_1","object":"payment_intent","status":"canceled"} | not made
            200 | {"id":"pi_1","object":"payment_intent","status":"requires_capture"} | lost
            200 | {"id":"pi_1","object":"payment_intent","status":"succeeded"} | lost
            200 | {"id":"pi_1","object":"payment_intent","status":"requires_payment_method","last_payment_error":{"type":"card_error","code":"card_declined","decline_code":"expired_card"}} | declined stripe expired_card
            200 | not json | lost
            402 | {"error":{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds","network_decline_code":"51","payment_method":{"id":"pm_1","object":"payment_method","card":{"brand":"visa"}}}} | declined stripe insufficient_funds, visa 51
            402 | {"error":{"type":"card_error","code":"card_declined","decline_code":"do_not_honor","network_decline_code":"05","network_advice_code":"24","payment_method":{"id":"pm_1","object":"payment_method","card":{"brand":"mastercard"}}}} | declined stripe do_not_honor, mastercard 05, advice 24
            402 | {"error":{"type":"card_error","code":"authentication_required","decline_code":"authentication_required"}} | declined stripe authentication_required
            402 | {"error":{"type":"card_error","code":"expired_card"}} | declined stripe expired_card
            400 | {"error":{"type":"invalid_request_error","code":"resource_missing","message":"No such PaymentMethod"}} | declined stripe resource_missing
            400 | {"error":{"type":"invalid_request_error","code":"amount_too_small","message":"too small"}} | declined stripe invalid_request_error
            400 | {"error":{"type":"idempotency_error","message":"Keys for idempotent requests can only be used with the same parameters"}} | lost
            409 | {"error":{"type":"invalid_request_error","code":"idempotency_key_in_use","message":"in progress"}} | not now
            401 | {"error":{"type":"invalid_request_error","message":"Invalid API Key provided"}} | not now
            403 | {"error":{"type":"invalid_request_error","message":"this key may not"}} | not now
            429 | {"error":{"type":"invalid_request_error","code":"rate_limit","message":"Too many"}} | not now
            500 | {"error":{"type":"api_error","message":"our fault"}} | lost
            503 | <html>unavailable</html> | lost
            """,
            useHeadersInDisplayName = true)
    void answersSayWhatBecameOfACharge(int status, String body, String reply) {
        stripe.answers(status, body);
        assertThat(Tries.text(payments().charge(Tries.stripe(Kind.CARD)))).isEqualTo(reply);
        assertThat(stripe.received()).as("no call is repeated").hasSize(1);
    }

    @Test
    void whatIsAskedForNamesTheInvoiceAndCarriesTheTrysKey() {
        stripe.answers(200, SUCCEEDED);

        ChargeReply reply = payments().charge(Tries.stripe(Kind.CARD));

        assertThat(Tries.text(reply)).isEqualTo("collected ch_1 EUR 23.68 2026-02-01T10:00:03Z");
        Received call = stripe.received().getFirst();
        assertThat(call.line()).isEqualTo("POST /v1/payment_intents");
        assertThat(call.idempotencyKey()).isEqualTo(KEY);
        assertThat(call.authorization()).isEqualTo("Bearer rk_test_1");
        assertThat(URLDecoder.decode(call.body(), StandardCharsets.UTF_8).split("&"))
                .containsExactlyInAnyOrder(
                        "amount=2368",
                        "currency=eur",
                        "confirm=true",
                        "off_session=true",
                        "customer=cus_1",
                        "payment_method=pm_1",
                        "payment_method_types[0]=card",
                        "description=Invoice MU-2026-000001",
                        "metadata[invoice]=MU-2026-000001",
                        "metadata[attempt]=" + KEY,
                        "expand[0]=latest_charge");
    }

    @Test
    void aDebitIsAskedForAsOne() {
        stripe.answers(200, SUCCEEDED.replace("succeeded", "processing"));
        assertThat(Tries.text(payments().charge(Tries.stripe(Kind.SEPA_DEBIT))))
                .isEqualTo("pending pi_1");
        assertThat(URLDecoder.decode(stripe.received().getFirst().body(), StandardCharsets.UTF_8))
                .contains("payment_method_types[0]=sepa_debit");
    }

    @Test
    void anAnswerThatNeverComesOrIsCutOffIsLost() {
        stripe.staysSilent();
        assertThat(Tries.text(payments().charge(Tries.stripe(Kind.CARD)))).isEqualTo("lost");
        stripe.isCutOff(SUCCEEDED.substring(0, 100));
        assertThat(Tries.text(payments().charge(Tries.stripe(Kind.CARD)))).isEqualTo("lost");
    }

    @Test
    void aLostTryIsFoundAmongThePayersIntents() {
        stripe.answers(
                200,
                page(true, SUCCEEDED.replace("000001.1", "000001.2").replace("pi_1", "pi_other")));
        stripe.answers(200, page(false, SUCCEEDED));

        ChargeReply reply = payments().lookUp(Tries.stripe(Kind.CARD), true);

        assertThat(Tries.text(reply)).isEqualTo("collected ch_1 EUR 23.68 2026-02-01T10:00:03Z");
        assertThat(stripe.received())
                .extracting(it -> URLDecoder.decode(it.line(), StandardCharsets.UTF_8))
                .allMatch(it -> it.startsWith("GET /v1/payment_intents?"))
                .allMatch(it -> it.contains("customer=cus_1"))
                .allMatch(it -> it.contains("created[gte]=1769939400"))
                .last()
                .asString()
                .contains("starting_after=pi_other");
    }

    private static String page(boolean hasMore, String intent) {
        return "{\"object\":\"list\",\"has_more\":" + hasMore + ",\"data\":[" + intent + "]}";
    }

    @Test
    void aTryThatIsNotThereWasNotMadeOnceItCanNoMoreCome() {
        stripe.answers(200, page(false, ""));
        assertThat(Tries.text(payments(Duration.ofHours(2)).lookUp(card(), true)))
                .isEqualTo("lost");
        stripe.answers(200, page(false, ""));
        assertThat(Tries.text(payments(Duration.ofHours(3)).lookUp(card(), true)))
                .isEqualTo("not made");
    }

    @Test
    void aRefusedTryThatWasLostIsFoundRefused() {
        String refused =
                """
                {"id":"pi_1","object":"payment_intent","status":"requires_payment_method",
                 "metadata":{"attempt":"charge.MU-2026-000001.1"},
                 "last_payment_error":{"code":"card_declined","decline_code":"stolen_card"}}""";
        stripe.answers(200, page(false, refused));
        assertThat(Tries.text(payments().lookUp(card(), true)))
                .isEqualTo("declined stripe stolen_card");
    }

    @Test
    void aPendingTryIsAskedForByItsId() {
        stripe.answers(200, SUCCEEDED);
        Attempt pending = card().with(new Outcome.Pending("pi_1", 1));
        assertThat(Tries.text(payments().lookUp(pending, true))).startsWith("collected ch_1");
        assertThat(stripe.received().getFirst().line())
                .isEqualTo("GET /v1/payment_intents/pi_1?expand[0]=latest_charge");
    }

    @Test
    void aLookupNeverCharges() {
        for (int status : new int[] {200, 402, 404, 429, 500}) {
            stripe.answers(status, page(false, ""));
            payments(Duration.ofHours(5)).lookUp(card(), true);
        }
        assertThat(stripe.received()).hasSize(5).allMatch(it -> it.line().startsWith("GET "));
    }

    /**
     * What is wrong with us is for a person, what is wrong with the instrument is not tried again.
     */
    @ParameterizedTest
    @CsvSource({
        "invalid_request_error, FAULT",
        "resource_missing, HARD",
        "authentication_required, AUTHENTICATION",
        "insufficient_funds, SOFT",
        "stolen_card, HARD"
    })
    void wordsOfStripeAreInTheTable(String code, Decline.Kind kind) {
        Decline decline = new Decline("stripe", code, null, null, null);
        assertThat(DeclineRules.bundled().kind(decline, LocalDate.of(2026, 2, 1))).isEqualTo(kind);
    }

    private static Attempt card() {
        return Tries.stripe(Kind.CARD);
    }

    private StripePayments payments() {
        return payments(Duration.ofMinutes(1));
    }

    private StripePayments payments(Duration later) {
        return new StripePayments(
                new StripeAccess(
                        stripe.url(),
                        new FixedKey("rk_test_1"),
                        new HttpURLConnectionClient(),
                        300),
                InstantSource.fixed(Tries.STARTED.plus(later)));
    }
}
