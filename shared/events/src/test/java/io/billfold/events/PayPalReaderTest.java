package io.billfold.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.dispute.Movement;
import io.billfold.billing.invoice.InvoiceNumber;
import io.micronaut.serde.ObjectMapper;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

class PayPalReaderTest {
    private static final PayPalReader PAYPAL = new PayPalReader();

    /** In the form of developer.paypal.com/api/customer-disputes/v1. */
    private static final String DISPUTE =
            """
            {"id":"WH-4M0448861G563140B-9EX36365822141321","event_type":"CUSTOMER.DISPUTE.UPDATED",
             "create_time":"2026-02-03T10:00:05.000Z","resource_type":"dispute","resource":{
             "dispute_id":"PP-D-4012","create_time":"2026-02-01T08:00:00.000Z",
             "update_time":"2026-02-03T10:00:00.000Z",
             "disputed_transactions":[{"seller_transaction_id":"29Y24445UY2083144"}],
             "reason":"MERCHANDISE_OR_SERVICE_NOT_RECEIVED","status":"WAITING_FOR_SELLER_RESPONSE",
             "dispute_amount":{"currency_code":"EUR","value":"23.68"},
             "dispute_life_cycle_stage":"CHARGEBACK","dispute_channel":"INTERNAL",
             "seller_response_due_date":"2026-02-20T00:00:00.000Z",
             "money_movements":[
              {"affected_party":"SELLER","amount":{"currency_code":"EUR","value":"23.68"},
               "initiated_time":"2026-02-03T09:59:00.000Z","type":"DEBIT",
               "reason":"DISPUTE_SETTLEMENT"},
              {"affected_party":"SELLER","amount":{"currency_code":"EUR","value":"14.00"},
               "initiated_time":"2026-02-03T09:59:00.000Z","type":"DEBIT","reason":"DISPUTE_FEE"},
              {"affected_party":"BUYER","amount":{"currency_code":"EUR","value":"23.68"},
               "initiated_time":"2026-02-03T09:59:00.000Z","type":"CREDIT",
               "reason":"DISPUTE_SETTLEMENT"}]}}""";

    private static final String CAPTURE =
            """
            {"id":"WH-2CL46544TB770421K-5VB92446WP7345818","event_version":"1.0",
             "create_time":"2026-02-02T00:23:12.336Z","resource_type":"capture",
             "resource_version":"2.0","event_type":"PAYMENT.CAPTURE.COMPLETED","resource":{
             "amount":{"value":"23.68","currency_code":"EUR"},"custom_id":"MU-2026-000001",
             "create_time":"2026-02-02T00:22:38Z","final_capture":true,"id":"29Y24445UY2083144",
             "status":"COMPLETED"}}""";

    private final EventJson json = new EventJson(ObjectMapper.getDefault());

    @Test
    void readsADispute() throws IOException {
        Instant moved = Instant.parse("2026-02-03T09:59:00Z");
        assertThat(dispute(DISPUTE))
                .isEqualTo(
                        new DisputeReport(
                                "paypal",
                                "PP-D-4012",
                                "29Y24445UY2083144",
                                "WH-4M0448861G563140B-9EX36365822141321",
                                "CUSTOMER.DISPUTE.UPDATED",
                                Dispute.Status.CHARGEBACK,
                                Money.parse("EUR 23.68"),
                                "merchandise_or_service_not_received",
                                "paypal",
                                null,
                                Instant.parse("2026-02-20T00:00:00Z"),
                                null,
                                Instant.parse("2026-02-03T10:00:00Z"),
                                List.of(
                                        new Movement(
                                                "PP-D-4012.DEBIT.DISPUTE_SETTLEMENT"
                                                        + ".1770112740000.EUR23.68",
                                                Money.parse("EUR -23.68"),
                                                Money.parse("EUR 0.00"),
                                                moved),
                                        new Movement(
                                                "PP-D-4012.DEBIT.DISPUTE_FEE"
                                                        + ".1770112740000.EUR14.00",
                                                Money.parse("EUR 0.00"),
                                                Money.parse("EUR 14.00"),
                                                moved))));
    }

    @Test
    void movementsAreTheSameUnderTheirNewName() throws IOException {
        String renamed =
                DISPUTE.replace("money_movements", "fund_movements")
                        .replace("affected_party", "party");

        assertThat(dispute(renamed)).isEqualTo(dispute(DISPUTE));
    }

    @Test
    void moneyThatComesBackIsAboveZero() throws IOException {
        String back = DISPUTE.replace("\"type\":\"DEBIT\"", "\"type\":\"CREDIT\"");

        assertThat(dispute(back).movements())
                .extracting(it -> it.amount() + " " + it.fee())
                .containsExactly("EUR 23.68 EUR 0.00", "EUR 0.00 EUR -14.00");
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, INQUIRY, INQUIRY",
        "UNDER_REVIEW, INQUIRY, INQUIRY",
        "WAITING_FOR_SELLER_RESPONSE, CHARGEBACK, CHARGEBACK",
        "UNDER_REVIEW, CHARGEBACK, REPRESENTED",
        "WAITING_FOR_SELLER_RESPONSE, PRE_ARBITRATION, PRE_ARBITRATION",
        "UNDER_REVIEW, ARBITRATION, ARBITRATION",
        "OPEN, NEW_STAGE,"
    })
    void anOpenCaseIsWhereItsStageSays(
            String status, String stage, Dispute.@Nullable Status expected) throws IOException {
        String text =
                DISPUTE.replace("\"WAITING_FOR_SELLER_RESPONSE\"", "\"" + status + "\"")
                        .replace("stage\":\"CHARGEBACK\"", "stage\":\"" + stage + "\"");

        assertThat(dispute(text).status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "RESOLVED_BUYER_FAVOUR, LOST",
        "RESOLVED_SELLER_FAVOUR, WON",
        "RESOLVED_WITH_PAYOUT, WON",
        "CANCELED_BY_BUYER, WITHDRAWN",
        "ACCEPTED, LOST",
        "DENIED, WON",
        "NONE, WITHDRAWN",
        "NEW_OUTCOME,"
    })
    void aResolvedCaseIsWhatItsOutcomeSays(String code, Dispute.@Nullable Status expected)
            throws IOException {
        String outcome = "\"RESOLVED\",\"dispute_outcome\":{\"outcome_code\":\"" + code + "\"}";

        assertThat(dispute(DISPUTE.replace("\"WAITING_FOR_SELLER_RESPONSE\"", outcome)).status())
                .isEqualTo(expected);
        assertThat(
                        dispute(DISPUTE.replace("\"WAITING_FOR_SELLER_RESPONSE\"", "\"RESOLVED\""))
                                .status())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"seller_transaction_id\":\"29Y24445UY2083144\"}]|[]|named 0",
                "[{\"seller|[{},{\"seller|named 2",
                "\"value\":\"23.68\"|\"value\":23.68|value must be a text",
                "\"value\":\"23.68\"|\"value\":\"1e5\"|'1e5'",
                "\"value\":\"23.68\"|\"value\":\"23.685\"|finer",
                "\"DEBIT\"|\"SIDEWAYS\"|'SIDEWAYS'",
                "\"initiated_time\":\"2026-02-03T09:59:00.000Z\"|\"x\":1|initiated_time is missing",
                "PP-D-4012|PP#|resource.dispute_id"
            })
    void refusesByNameWhatItCannotRead(String from, String to, String named) {
        assertThat(DISPUTE).contains(from);
        assertThatThrownBy(() -> dispute(DISPUTE.replace(from, to)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void readsACapture() throws IOException {
        ProviderCharge expected =
                new ProviderCharge(
                        "29Y24445UY2083144",
                        "29Y24445UY2083144",
                        InvoiceNumber.parse("MU-2026-000001"),
                        Money.parse("EUR 23.68"),
                        Instant.parse("2026-02-02T00:22:38Z"));

        assertThat(PAYPAL.charge(event(CAPTURE))).contains(expected);
        assertThat(PAYPAL.charge(event(CAPTURE.replace("custom_id", "invoice_id"))))
                .contains(expected);
    }

    @Test
    void moneyThatDidNotComeOrIsNotForUsIsNone() throws IOException {
        assertThat(PAYPAL.charge(event(CAPTURE.replace("\"COMPLETED\"}", "\"PENDING\"}"))))
                .isEmpty();
        assertThat(PAYPAL.charge(event(CAPTURE.replace("MU-2026-000001", "4711")))).isEmpty();
        assertThat(PAYPAL.charge(event(CAPTURE.replace("custom_id", "other")))).isEmpty();
    }

    @Test
    void aVersionThatIsNotKnownIsNotGuessedAt() {
        assertThatThrownBy(() -> PAYPAL.charge(event(CAPTURE.replace("\"2.0\"", "\"3.0\""))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("resource_version '3.0' is not known");
    }

    @ParameterizedTest
    @CsvSource({
        "PAYMENT.CAPTURE.COMPLETED, PAYMENT",
        "CUSTOMER.DISPUTE.CREATED, DISPUTE",
        "PAYMENT.CAPTURE.REFUNDED, OTHER",
        "PAYMENT.SALE.COMPLETED, UNKNOWN"
    })
    void tellsTopicsByTheType(String type, ProviderTopic topic) {
        assertThat(PAYPAL.topic(type)).isEqualTo(topic);
    }

    private DisputeReport dispute(String text) throws IOException {
        return PAYPAL.dispute(event(text));
    }

    private ProviderEvent event(String text) throws IOException {
        return PayPalReader.event(json.tree(text.getBytes(UTF_8))).orElseThrow();
    }
}
