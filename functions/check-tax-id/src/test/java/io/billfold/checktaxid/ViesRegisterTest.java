package io.billfold.checktaxid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.tax.id.TaxId;
import io.billfold.billing.tax.id.TaxIdCheck;
import io.billfold.billing.tax.id.TaxIdCheck.Status;
import io.billfold.billing.tax.id.TaxIdVerdict.WellFormed;
import io.billfold.billing.tax.id.TaxIds;
import io.billfold.events.EventJson;
import io.micronaut.serde.ObjectMapper;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

class ViesRegisterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final EventJson JSON = new EventJson(ObjectMapper.getDefault());
    private static final TaxId GREEK = number("GR", "094259216");
    private static final TaxId GERMAN = number("DE", "DE136695976");

    /** As the service answers, in the shape of its CheckVatResponse. */
    private static final String VALID =
            """
            {"countryCode": "EL", "vatNumber": "094259216",
             "requestDate": "2026-03-01T10:00:01.123Z", "valid": true,
             "requestIdentifier": "WAPIAAAAXcUvJGCv", "name": " ALPHA AE ",
             "address": "ODOS 1\\n10431 - ATHINA", "traderName": "---", "traderStreet": "---",
             "traderPostalCode": "---", "traderCity": "---", "traderCompanyType": "---",
             "traderNameMatch": "NOT_PROCESSED", "traderStreetMatch": "NOT_PROCESSED",
             "traderPostalCodeMatch": "NOT_PROCESSED", "traderCityMatch": "NOT_PROCESSED",
             "traderCompanyTypeMatch": "NOT_PROCESSED"}
            """;

    private static final String INVALID =
            """
            {"countryCode": "EL", "vatNumber": "094259216",
             "requestDate": "2026-03-01T10:00:01.123Z", "valid": false,
             "requestIdentifier": "", "name": "---", "address": "---"}
            """;

    private final ViesStub vies = ViesStub.started();
    private final ViesRegister register =
            new ViesRegister(vies.base(), JSON, Duration.ofMillis(600));

    @AfterEach
    void stop() {
        register.close();
        vies.close();
    }

    @Test
    void asksWithThePrefixesApartAndKeepsTheProof() {
        vies.reply(200, VALID);

        TaxIdCheck check = register.ask(GREEK, GERMAN, NOW);

        assertThat(check)
                .isEqualTo(TaxIdCheck.valid(GREEK, NOW, "VIES", "WAPIAAAAXcUvJGCv", "ALPHA AE"));
        assertThat(vies.requests())
                .containsExactly(
                        "POST {\"countryCode\":\"EL\",\"vatNumber\":\"094259216\","
                                + "\"requesterMemberStateCode\":\"DE\","
                                + "\"requesterNumber\":\"136695976\"}");
    }

    @Test
    void asksWithoutARequester() {
        vies.reply(200, INVALID);

        TaxIdCheck check = ask(null);

        assertThat(check).isEqualTo(TaxIdCheck.invalid(GREEK, NOW, "VIES", null));
        assertThat(vies.requests().getFirst()).doesNotContain("requester");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MS_UNAVAILABLE",
                "SERVICE_UNAVAILABLE",
                "MS_MAX_CONCURRENT_REQ",
                "MS_MAX_CONCURRENT_REQ_TIME",
                "GLOBAL_MAX_CONCURRENT_REQ",
                "TIMEOUT",
                "INVALID_INPUT",
                "INVALID_REQUESTER_INFO",
                "VAT_BLOCKED",
                "IP_BLOCKED",
                "WHAT_NOBODY_KNOWS"
            })
    void everyFaultIsPendingWithWhateverStatusItComes(String fault) {
        String wrapped =
                """
                {"actionSucceed": false, "errorWrappers": [{"error": "%s", "message": "later"}]}
                """
                        .formatted(fault);
        String beside = INVALID.replace("\"valid\"", "\"userError\": \"" + fault + "\", \"valid\"");
        for (int status : new int[] {200, 400, 500, 503}) {
            for (String body : new String[] {wrapped, beside}) {
                vies.reply(status, body);
                assertIsPending(fault);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 403, 404, 429, 500, 502, 503})
    void everyOtherStatusIsPendingWhateverItsBodySays(int status) {
        vies.reply(status, INVALID);
        assertIsPending("HTTP status " + status);
        vies.reply(status, "<html>down</html>");
        assertIsPending("HTTP status " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>maintenance</html>",
                "null",
                "[]",
                "{}",
                "{\"valid\": \"false\"}",
                "{\"valid\": null}",
                "{\"valid\": 0}",
                "{\"valid\": false",
                "{\"valid\": false, \"valid\": true}",
                "{\"valid\": false, \"actionSucceed\": false}",
                "{\"valid\": false, \"userError\": \"VALID\"}",
                "{\"valid\": true, \"userError\": \"INVALID\"}",
                "{\"valid\": false, \"countryCode\": \"EL\", \"vatNumber\": \"1\"}",
                "{\"valid\": false, \"countryCode\": \"DE\"}"
            })
    void whatIsNoVerdictBeyondDoubtIsPending(String body) {
        vies.reply(200, body);
        assertIsPending("");
    }

    @Test
    void aLongAnswerIsNotRead() {
        vies.reply(200, " ".repeat(70_000) + VALID);
        assertIsPending("not reached");
    }

    @Test
    void silenceIsPendingWithinTheLimit() {
        vies.keepSilent();
        assertIsPending("");
    }

    @Test
    void anAnswerWithoutEndIsPendingWithinTheLimit() {
        vies.replyWithoutEnd();
        assertIsPending("no answer within");
    }

    @Test
    void aBrokenConnectionIsPending() {
        vies.reply((exchange, _) -> exchange.close());
        assertIsPending("not reached");
    }

    @Test
    void nobodyThereIsPending() {
        URI nobody = vies.base();
        vies.close();
        try (ViesRegister lonely = new ViesRegister(nobody, JSON, Duration.ofSeconds(2))) {
            TaxIdCheck check = lonely.ask(GREEK, null, NOW);
            assertThat(check.status()).isEqualTo(Status.PENDING);
            assertThat(check.reason()).isEqualTo("not reached: ConnectException");
        }
    }

    @Test
    void anInterruptionIsPendingAndStaysOne() {
        vies.keepSilent();
        Thread.currentThread().interrupt();
        assertThat(ask(null).reason()).isEqualTo("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void asksNothingThatViesCanNotKnow() {
        TaxId swiss = number("CH", "CHE107787577");
        assertThatThrownBy(() -> register.ask(swiss, null, NOW))
                .hasMessage("VIES knows no Swiss business number (UID) such as CHE107787577");
        assertThat(vies.requests()).isEmpty();
    }

    private void assertIsPending(String reason) {
        TaxIdCheck check = ask(null);
        assertThat(check.status()).isEqualTo(Status.PENDING);
        assertThat(check.reason()).contains(reason);
    }

    private TaxIdCheck ask(@Nullable TaxId requester) {
        return register.ask(GREEK, requester, NOW);
    }

    private static TaxId number(String country, String given) {
        return ((WellFormed) TaxIds.check(country, given)).id();
    }
}
