package io.billfold.billing.collecting;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.collecting.PaymentMethod.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.Collectors;

class ExpiryNoticeTest {
    private static final AccountId ACME = new AccountId("acme");

    /** The card ends on 2027-01-31: 30 days before is 2027-01-01, 15 days before 2027-01-16. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            today      | given              | next
            2026-12-31 | ''                 | 2027-01-01
            2027-01-01 | card.2027-01.30    | 2027-01-16
            2027-01-15 | card.2027-01.30    | 2027-01-16
            2027-01-16 | card.2027-01.15    | ''
            2027-01-31 | card.2027-01.15    | ''
            2027-02-01 | ''                 | ''
            """,
            useHeadersInDisplayName = true)
    void aCardsEndIsToldTwiceAndALateOneOnce(LocalDate today, String given, String next) {
        PaymentMethods methods = methods(YearMonth.of(2027, 1), null);
        ExpiryNotice.Due due = ExpiryNotice.due(methods, today);
        assertThat(due.given().stream().map(ExpiryNotice::key).collect(Collectors.joining(" ")))
                .isEqualTo(given);
        LocalDate nextOn = ExpiryNotice.nextOn(methods.told(due.keys()));
        assertThat(nextOn == null ? "" : nextOn.toString()).isEqualTo(next);
    }

    @Test
    void nothingIsToldTwice() {
        PaymentMethods methods = methods(YearMonth.of(2027, 1), null);
        LocalDate day = LocalDate.of(2027, 1, 1);
        PaymentMethods told = methods.told(ExpiryNotice.due(methods, day).keys());
        assertThat(ExpiryNotice.due(told, day).given()).isEmpty();
        assertThat(told.without("card").told(told.told()).told()).isEmpty();
    }

    @Test
    void whatDoesNotExpireOrIsRefusedIsNotTold() {
        assertThat(ExpiryNotice.nextOn(methods(null, null))).isNull();
        assertThat(ExpiryNotice.nextOn(methods(YearMonth.of(2027, 1), "stolen"))).isNull();
    }

    private static PaymentMethods methods(@Nullable YearMonth expires, @Nullable String refusal) {
        return PaymentMethods.none(ACME)
                .with(
                        new PaymentMethod(
                                "card", ACME, Kind.CARD, "stripe", "pm_1", null, "visa", "4242",
                                expires, null, refusal),
                        true);
    }
}
