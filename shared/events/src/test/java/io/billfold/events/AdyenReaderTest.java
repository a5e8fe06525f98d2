package io.billfold.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.collecting.Decline;
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

class AdyenReaderTest {
    private static final AdyenReader ADYEN = new AdyenReader();
    private static final Instant AT = Instant.parse("2026-02-03T09:59:00Z");

    /** In the form of docs.adyen.com/api-explorer/Webhooks/1/post/CHARGEBACK. */
    private static final String DISPUTE =
            """
            {"additionalData":{"chargebackReasonCode":"10.4","chargebackSchemeCode":"visa",
             "defendable":"true","defensePeriodEndsAt":"2026-02-21T09:59:00+01:00",
             "disputeStatus":"Undefended","hmacSignature":"x"},
             "amount":{"currency":"EUR","value":2368},"eventCode":"CHARGEBACK",
             "eventDate":"2026-02-03T10:59:00+01:00","merchantAccountCode":"MusterDE",
             "merchantReference":"MU-2026-000001","originalReference":"8835511210681234",
             "paymentMethod":"visa","pspReference":"9915555555555555",
             "reason":"Other Fraud-Card Absent Environment","success":"true"}""";

    private static final String AUTHORISED =
            """
            {"amount":{"currency":"EUR","value":2368},"eventCode":"AUTHORISATION",
             "eventDate":"2026-02-03T10:59:00+01:00","merchantAccountCode":"MusterDE",
             "merchantReference":"MU-2026-000001","originalReference":"",
             "pspReference":"8835511210681234","success":"true"}""";

    private final EventJson json = new EventJson(ObjectMapper.getDefault());

    @Test
    void readsAChargeback() throws IOException {
        assertThat(dispute("CHARGEBACK", DISPUTE))
                .isEqualTo(
                        new DisputeReport(
                                "adyen",
                                "9915555555555555",
                                "8835511210681234",
                                "event-1",
                                "CHARGEBACK",
                                Dispute.Status.CHARGEBACK,
                                Money.parse("EUR 23.68"),
                                "Other Fraud-Card Absent Environment",
                                "visa",
                                "10.4",
                                Instant.parse("2026-02-21T08:59:00Z"),
                                null,
                                AT,
                                List.of(
                                        new Movement(
                                                "9915555555555555.CHARGEBACK",
                                                Money.parse("EUR -23.68"),
                                                Money.parse("EUR 0.00"),
                                                AT))));
    }

    /** What the signed fields say, and nothing else: status and what moves. */
    @ParameterizedTest
    @CsvSource({
        "REQUEST_FOR_INFORMATION, INQUIRY,",
        "NOTIFICATION_OF_CHARGEBACK, CHARGEBACK,",
        "CHARGEBACK, CHARGEBACK, -23.68",
        "CHARGEBACK_REVERSED, REPRESENTED, 23.68",
        "SECOND_CHARGEBACK, LOST, -23.68",
        "PREARBITRATION_OPEN, PRE_ARBITRATION,",
        "PREARBITRATION_WON, WON,",
        "PREARBITRATION_LOST, LOST,",
        "ISSUER_RESPONSE_TIMEFRAME_EXPIRED, WON,",
        "ISSUER_COMMENTS, ,",
        "INFORMATION_SUPPLIED, ,",
        "DISPUTE_DEFENSE_PERIOD_ENDED, ,"
    })
    void everyEventOfACaseHasItsStatusAndItsMoney(
            String code, Dispute.@Nullable Status status, @Nullable String moved)
            throws IOException {
        DisputeReport report = dispute(code, DISPUTE);

        assertThat(ADYEN.topic(code)).isEqualTo(ProviderTopic.DISPUTE);
        assertThat(report.status()).isEqualTo(status);
        assertThat(report.movements())
                .extracting(it -> it.id() + " " + it.amount().getAmount())
                .isEqualTo(
                        moved == null
                                ? List.of()
                                : List.of("9915555555555555." + code + " " + moved));
    }

    @Test
    void whatDidNotSucceedMovesNothing() throws IOException {
        DisputeReport report = dispute("CHARGEBACK", DISPUTE.replace("\"true\"}", "\"false\"}"));

        assertThat(report.status()).isNull();
        assertThat(report.movements()).isEmpty();
    }

    /** Nothing of it is signed: a wrong one is left out, and the rest is the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"2026-02-21T09:59:00+01:00\"|\"soon\"",
                "\"2026-02-21T09:59:00+01:00\"|5",
                "\"10.4\"|{}",
                "SchemeCode\":\"visa\"|SchemeCode\":[]",
                "\"Undefended\"|\"Lost\"",
                "\"Other Fraud-Card Absent Environment\"|7"
            })
    void informationOfAnotherFormIsLeftOut(String from, String to) throws IOException {
        DisputeReport good = dispute("CHARGEBACK", DISPUTE);
        String altered = DISPUTE.replace(from, to);
        DisputeReport report = dispute("CHARGEBACK", altered);

        assertThat(altered).isNotEqualTo(DISPUTE);
        assertThat(report.status()).isEqualTo(good.status());
        assertThat(report.amount()).isEqualTo(good.amount());
        assertThat(report.movements()).isEqualTo(good.movements());
    }

    @Test
    void namesMastercardAsEverybodyElse() throws IOException {
        String mc = DISPUTE.replace("SchemeCode\":\"visa", "SchemeCode\":\"mc");

        assertThat(dispute("CHARGEBACK", mc).scheme()).isEqualTo("mastercard");
    }

    @Test
    void saysWhatToSwitchOnWhereThePaymentIsMissing() {
        String without = DISPUTE.replace("8835511210681234", "");

        assertThatThrownBy(() -> dispute("CHARGEBACK_REVERSED", without))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("originalReference is missing")
                .hasMessageContaining("Customer Area");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9915555555555555|99#1|pspReference",
                "\"currency\":\"EUR\"|\"currency\":\"XQX\"|'XQX'",
                "2368|2.5|amount.value",
                "2026-02-03T10:59:00+01:00|2026-02-03|eventDate"
            })
    void refusesByNameWhatItCannotRead(String from, String to, String named) {
        assertThatThrownBy(() -> dispute("CHARGEBACK", DISPUTE.replace(from, to)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void readsAnAuthorisationAsTheCharge() throws IOException {
        assertThat(ADYEN.charge(event("AUTHORISATION", AUTHORISED)))
                .contains(
                        new ProviderCharge(
                                "8835511210681234",
                                "8835511210681234",
                                InvoiceNumber.parse("MU-2026-000001"),
                                Money.parse("EUR 23.68"),
                                AT));
    }

    @Test
    void readsACaptureAsOneOfItsCharge() throws IOException {
        String capture =
                AUTHORISED
                        .replace("8835511210681234", "8825511210685678")
                        .replace("\"originalReference\":\"\"", "\"originalReference\":\"8835\"");
        ProviderCharge charge = ADYEN.charge(event("CAPTURE", capture)).orElseThrow();

        assertThat(charge.id()).isEqualTo("8825511210685678");
        assertThat(charge.charge()).isEqualTo("8835");
        assertThat(charge.isCapture()).isTrue();
    }

    @Test
    void moneyThatDidNotComeOrIsNotForUsIsNone() throws IOException {
        assertThat(
                        ADYEN.charge(
                                event(
                                        "AUTHORISATION",
                                        AUTHORISED.replace("\"true\"", "\"false\""))))
                .isEmpty();
        assertThat(ADYEN.charge(event("AUTHORISATION", AUTHORISED.replace("MU-2026-000001", "x"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CLP, 100, CLP 1", "ISK, 500, ISK 5", "IDR, 5000, IDR 5000.00", "JPY, 5, JPY 5"})
    void countsInAdyensUnits(String currency, long units, String expected) {
        assertThat(MinorUnits.ADYEN.amount(units, currency)).isEqualTo(Money.parse(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHORISATION, PAYMENT",
        "CAPTURE, PAYMENT",
        "NOTIFICATION_OF_FRAUD, FRAUD_REPORT",
        "REFUND, REFUND",
        "REFUND_FAILED, REFUND",
        "CAPTURE_FAILED, FAILURE",
        "CANCEL_OR_REFUND, OTHER",
        "REPORT_AVAILABLE, OTHER",
        "SOMETHING_NEW, UNKNOWN"
    })
    void tellsTopicsByTheType(String type, ProviderTopic topic) {
        assertThat(ADYEN.topic(type)).isEqualTo(topic);
    }

    /** A capture's own reference is another: the charge stands in the original one. */
    @Test
    void readsAChargeThatBringsNoMoney() throws IOException {
        String refused =
                AUTHORISED
                        .replace("\"true\"", "\"false\"")
                        .replaceFirst(
                                "\\{", "{\"additionalData\":{\"refusalReasonRaw\":\"51 : poor\"},");
        assertThat(ADYEN.failure(event("AUTHORISATION", refused)))
                .contains(failure(new Decline("adyen", "refused", null, "51", null)));
        String failed =
                DISPUTE.replace("CHARGEBACK", "CAPTURE_FAILED").replace("Other Fraud", "Poor, so");
        assertThat(ADYEN.failure(event("CAPTURE_FAILED", failed)))
                .contains(failure(new Decline("adyen", "capture_failed", null, null, null)));
        assertThat(ADYEN.failure(event("AUTHORISATION", AUTHORISED))).isEmpty();
        assertThat(ADYEN.failure(event("CAPTURE", refused))).isEmpty();
        assertThat(ADYEN.failure(event("AUTHORISATION", refused.replace("MU-2026", "x"))))
                .isEmpty();
    }

    private static ProviderFailure failure(Decline decline) {
        InvoiceNumber invoice = InvoiceNumber.parse("MU-2026-000001");
        return new ProviderFailure("8835511210681234", invoice, null, decline);
    }

    private DisputeReport dispute(String type, String text) throws IOException {
        return ADYEN.dispute(event(type, text));
    }

    private ProviderEvent event(String type, String text) throws IOException {
        return new ProviderEvent("event-1", type, json.tree(text.getBytes(UTF_8)));
    }
}
