package io.billfold.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.dispute.FraudReport;
import io.billfold.billing.dispute.Movement;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.payment.Acquired;
import io.billfold.billing.payment.ChargeTraits;
import io.micronaut.serde.ObjectMapper;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

class StripeReaderTest {
    private static final StripeReader STRIPE = new StripeReader();

    private static final String DISPUTE =
            """
            {"id":"evt_1","object":"event","type":"charge.dispute.funds_withdrawn",
             "created":1770000000,"livemode":false,"data":{"object":{"id":"dp_1",
             "object":"dispute","charge":"ch_1","amount":2368,"currency":"eur",
             "status":"needs_response","reason":"fraudulent",
             "payment_method_details":{"card":{"brand":"Visa","network_reason_code":"10.4"}},
             "is_charge_refundable":false,
             "evidence_details":{"due_by":1770600000,"has_evidence":false},
             "balance_transactions":[{"id":"txn_1","amount":-2368,"fee":1500,"net":-3868,
             "currency":"eur","created":1769999999}]}}}""";

    private static final String CHARGE =
            """
            {"id":"evt_2","type":"charge.succeeded","created":1770000000,"data":{"object":
             {"id":"ch_1","amount":2368,"amount_captured":2368,"captured":true,"currency":"eur",
             "metadata":{"invoice":"MU-2026-000001"}}}}""";

    private final EventJson json = new EventJson(ObjectMapper.getDefault());

    @Test
    void readsADisputeWithItsMoney() throws IOException {
        assertThat(dispute(DISPUTE))
                .isEqualTo(
                        new DisputeReport(
                                "stripe",
                                "dp_1",
                                "ch_1",
                                "evt_1",
                                "charge.dispute.funds_withdrawn",
                                Dispute.Status.CHARGEBACK,
                                Money.parse("EUR 23.68"),
                                "fraudulent",
                                "visa",
                                "10.4",
                                Instant.ofEpochSecond(1_770_600_000),
                                false,
                                Instant.ofEpochSecond(1_770_000_000),
                                List.of(
                                        new Movement(
                                                "txn_1",
                                                Money.parse("EUR -23.68"),
                                                Money.parse("EUR 15.00"),
                                                Instant.ofEpochSecond(1_769_999_999)))));
    }

    @Test
    void readsAnExpandedChargeAndLeavesOutWhatIsNotThere() throws IOException {
        String expanded =
                DISPUTE.replace("\"charge\":\"ch_1\"", "\"charge\":{\"id\":\"ch_1\"}")
                        .replace("{\"due_by\":1770600000,\"has_evidence\":false}", "null")
                        .replaceAll("(?s)\\[\\{\"id\":\"txn_1\".*?\\}\\]", "null");

        DisputeReport report = dispute(expanded);

        assertThat(report.chargeReference()).isEqualTo("ch_1");
        assertThat(report.respondBy()).isNull();
        assertThat(report.movements()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "warning_needs_response,INQUIRY",
        "warning_under_review,INQUIRY",
        "warning_closed,WITHDRAWN",
        "needs_response,CHARGEBACK",
        "under_review,REPRESENTED",
        "won,WON",
        "lost,LOST",
        "prevented,PREVENTED",
        "new_status,"
    })
    void knowsEveryStatus(String stripes, Dispute.@Nullable Status ours) throws IOException {
        assertThat(dispute(DISPUTE.replace("needs_response", stripes)).status()).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"needs_response\"|5|data.object.status",
                "\"charge\":\"ch_1\"|\"charge\":null|data.object.charge",
                "\"charge\":\"ch_1\"|\"charge\":\"ch#1\"|data.object.charge",
                "\"amount\":2368|\"amount\":\"2368\"|data.object.amount",
                "\"amount\":2368|\"amount\":23.68|data.object.amount",
                "\"amount\":2368|\"amount\":1e999999999|data.object.amount",
                "\"amount\":2368|\"amount\":9223372036854775808|data.object.amount",
                "\"amount\":-2368|\"amount\":[]|data.object.balance_transactions[0].amount",
                "\"created\":1770000000|\"created\":1770000000000|created",
                "\"due_by\":1770600000|\"due_by\":-1|data.object.evidence_details.due_by",
                "\"data\":{\"object\"|\"data\":{\"other\"|data.object"
            })
    void namesWhatItCannotRead(String good, String bad, String path) {
        assertThatThrownBy(() -> dispute(DISPUTE.replace(good, bad)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(path + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "500,jpy,JPY 500",
        "500,isk,ISK 5",
        "500,ugx,UGX 5",
        "500,mga,MGA 500.00",
        "5120,kwd,KWD 5.120",
        "500,huf,HUF 5.00",
        "-500,usd,USD -5.00"
    })
    void readsAmountsInStripesUnits(long units, String currency, String expected) {
        assertThat(MinorUnits.STRIPE.amount(units, currency)).isEqualTo(Money.parse(expected));
    }

    @Test
    void refusesAmountsThatNoCurrencyHolds() {
        assertThatThrownBy(() -> MinorUnits.STRIPE.amount(501, "isk"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MinorUnits.STRIPE.amount(1, "zzz"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsACollectedCharge() throws IOException {
        assertThat(STRIPE.charge(event(CHARGE)))
                .contains(
                        new ProviderCharge(
                                "ch_1",
                                "ch_1",
                                InvoiceNumber.parse("MU-2026-000001"),
                                Money.parse("EUR 23.68"),
                                Instant.ofEpochSecond(1_770_000_000)));
    }

    @Test
    void readsHowAChargeWasPaidAsFarAsItSays() throws IOException {
        String paid =
                CHARGE.replace(
                        "\"captured\":true",
                        """
                        "captured":true,"customer":"cus_1",
                        "payment_method_details":{"type":"card",
                          "card":{"brand":"visa","fingerprint":"Xt5EWLLDS7FJjR1c"}},
                        "shipping":{"address":{"line1":"Hauptstr. 1","line2":null,
                          "postal_code":"10115","city":"Berlin","country":"DE"}}""");

        assertThat(STRIPE.traits(event(paid)))
                .isEqualTo(
                        new ChargeTraits(
                                new Acquired("visa", "-"),
                                "Xt5EWLLDS7FJjR1c",
                                null,
                                null,
                                "cus_1",
                                "Hauptstr. 1, 10115, Berlin, DE"));
        assertThat(STRIPE.traits(event(CHARGE))).isEqualTo(ChargeTraits.NONE);
        assertThat(STRIPE.traits(event(paid.replace("\"visa\"", "{\"a\":1}"))).acquired())
                .as("a word of another form is no word")
                .isEqualTo(new Acquired("card", "-"));
    }

    @Test
    void readsABanksReportOfFraud() throws IOException {
        String warning =
                "{\"id\":\"evt_1\",\"type\":\"radar.early_fraud_warning.created\","
                        + "\"created\":1770000001,\"data\":{\"object\":{\"id\":\"issfr_1\","
                        + "\"charge\":\"ch_1\",\"created\":1770000000}}}";

        assertThat(STRIPE.fraud(event(warning)))
                .contains(
                        new FraudReport(
                                "stripe",
                                "issfr_1",
                                "ch_1",
                                null,
                                null,
                                Instant.ofEpochSecond(1_770_000_000)));
    }

    @Test
    void readsTheChargeOfAPaymentIntent() throws IOException {
        String intent =
                CHARGE.replace("charge.succeeded", "payment_intent.succeeded")
                        .replace("\"id\":\"ch_1\"", "\"id\":\"pi_1\",\"latest_charge\":\"ch_1\"")
                        .replace("amount_captured", "amount_received")
                        .replace("\"captured\":true,", "");

        assertThat(STRIPE.charge(event(intent))).map(ProviderCharge::charge).contains("ch_1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"order\":\"1\"}", "{\"invoice\":\"in_1\"}", "{\"invoice\":5}", "null"})
    void leavesAloneWhatIsNotForAnInvoiceOfOurs(String metadata) throws IOException {
        String other = CHARGE.replace("{\"invoice\":\"MU-2026-000001\"}", metadata);

        assertThat(STRIPE.charge(event(other))).isEmpty();
    }

    @Test
    void leavesAloneWhatIsOnlyAuthorised() throws IOException {
        String authorised = CHARGE.replace("\"captured\":true", "\"captured\":false");

        assertThat(STRIPE.charge(event(authorised))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "null",
                "5",
                "{\"id\":1,\"type\":\"x\"}",
                "{\"id\":\"evt#1\",\"type\":\"x\"}",
                "{\"id\":\"evt_1\",\"type\":\"\"}"
            })
    void tellsWhatIsNoEvent(String text) throws IOException {
        assertThat(StripeReader.event(json.tree(text.getBytes(UTF_8)))).isEmpty();
    }

    @Test
    void aMutatedEventIsReadOrRefusedWithAReason() {
        long seed = 815;
        SplittableRandom random = new SplittableRandom(seed);
        int read = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] mutated = Mutations.of((i % 2 == 0 ? DISPUTE : CHARGE).getBytes(UTF_8), random);
            try {
                Optional<ProviderEvent> event = StripeReader.event(json.tree(mutated));
                if (event.isPresent()) {
                    STRIPE.charge(event.get());
                    STRIPE.dispute(event.get());
                    read++;
                }
            } catch (IOException | IllegalArgumentException expected) {
                assertThat(expected).as("seed %d, case %d", seed, i).hasMessageMatching("(?s).+");
            }
        }
        assertThat(read).as("mutations that are still disputes").isBetween(10, 2_000);
    }

    private ProviderEvent event(String text) throws IOException {
        return StripeReader.event(json.tree(text.getBytes(UTF_8))).orElseThrow();
    }

    private DisputeReport dispute(String text) throws IOException {
        return STRIPE.dispute(event(text));
    }
}
