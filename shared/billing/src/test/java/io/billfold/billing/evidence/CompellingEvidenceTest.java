package io.billfold.billing.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.evidence.CompellingEvidence.Earlier;
import io.billfold.billing.payment.Acquired;
import io.billfold.billing.payment.ChargeTraits;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;

class CompellingEvidenceTest {
    private static final LocalDate OPENED = LocalDate.of(2026, 3, 1);
    private static final ChargeTraits DISPUTED = traits("card-1", "ip-1", "dev-1", "acme", "Way 1");

    /** 120 days before 2026-03-01 is 2025-11-01, 365 days before it 2025-03-01. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // received, credential, ip, device, login, ship to, disputed, qualifies
                "2025-11-01, card-1, ip-1, -, acme, -, false, true",
                "2025-11-02, card-1, ip-1, -, acme, -, false, false",
                "2025-03-01, card-1, ip-1, -, acme, -, false, true",
                "2025-02-28, card-1, ip-1, -, acme, -, false, false",
                "2025-06-01, card-2, ip-1, dev-1, acme, Way 1, false, false",
                "2025-06-01, -, ip-1, dev-1, acme, Way 1, false, false",
                "2025-06-01, card-1, ip-1, -, acme, -, true, false",
                // one element is not enough, nor are two without address and device
                "2025-06-01, card-1, ip-1, -, other, -, false, false",
                "2025-06-01, card-1, -, -, acme, Way 1, false, false",
                "2025-06-01, card-1, ip-2, dev-1, -, Way 1, false, true",
                "2025-06-01, card-1, ip-1, dev-1, -, -, false, true"
            })
    void twoEarlierPaymentsOfTheSameCardMustAgree(
            LocalDate receivedOn,
            @Nullable String credential,
            @Nullable String ip,
            @Nullable String device,
            @Nullable String login,
            @Nullable String shipTo,
            boolean isDisputed,
            boolean isQualified) {
        Earlier good = earlier("ch_good", LocalDate.of(2025, 7, 1), DISPUTED, false);
        Earlier other =
                earlier(
                        "ch_other",
                        receivedOn,
                        traits(credential, ip, device, login, shipTo),
                        isDisputed);

        assertThat(CompellingEvidence.of(DISPUTED, OPENED, List.of(other, good)).isQualified())
                .isEqualTo(isQualified);
    }

    @Test
    void saysWhatLacks() {
        Earlier one = earlier("ch_1", LocalDate.of(2025, 6, 1), DISPUTED, false);
        Earlier two = earlier("ch_2", LocalDate.of(2025, 7, 1), DISPUTED, false);
        ChargeTraits nameless = traits("card-1", null, null, "acme", "Way 1");

        assertThat(CompellingEvidence.of(DISPUTED, OPENED, List.of(one)).note())
                .isEqualTo(
                        "1 undisputed payments of the account are 120 to 365 days older, 2 are"
                                + " needed");
        assertThat(CompellingEvidence.of(ChargeTraits.NONE, OPENED, List.of(one, two)).note())
                .isEqualTo(
                        "0 of 2 earlier payments are known to be by the same card, 2 are needed");
        assertThat(CompellingEvidence.of(nameless, OPENED, List.of(one, two)).note())
                .isEqualTo("neither IP address nor device of the disputed payment is known");
        assertThat(CompellingEvidence.of(DISPUTED, OPENED, List.of(one, two)).note())
                .isEqualTo(
                        "ch_2 of 2025-07-01 agrees in IP address and device and account and"
                                + " delivery address; ch_1 of 2025-06-01 agrees in IP address and"
                                + " device and account and delivery address");
    }

    private static Earlier earlier(
            String reference, LocalDate on, ChargeTraits traits, boolean isDisputed) {
        return new Earlier(reference, on, traits, isDisputed);
    }

    private static ChargeTraits traits(
            @Nullable String credential,
            @Nullable String ip,
            @Nullable String device,
            @Nullable String login,
            @Nullable String shipTo) {
        return new ChargeTraits(new Acquired("visa", "-"), credential, ip, device, login, shipTo);
    }
}
