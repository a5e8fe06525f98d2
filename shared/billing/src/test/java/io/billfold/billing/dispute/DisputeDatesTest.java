package io.billfold.billing.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Examples;
import io.billfold.billing.dispute.DisputeDates.Warning;
import io.billfold.billing.dispute.ReasonCodes.Reason;
import io.billfold.billing.tax.Confidence;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

class DisputeDatesTest {
    private static final DisputeDates DATES = DisputeDates.bundled();

    /** 2026-03-01 is a Sunday. Worked on a calendar. */
    @ParameterizedTest
    @CsvSource({
        // the provider's own date: Friday, Monday, Sunday, Saturday, Tuesday
        "chargeback, visa, 10.4, 2026-03-20T23:59:00Z, 2026-03-20, 2026-03-18",
        "chargeback, visa, 10.4, 2026-03-23T00:00:00Z, 2026-03-23, 2026-03-19",
        "chargeback, visa, 10.4, 2026-03-22T12:00:00Z, 2026-03-22, 2026-03-19",
        "chargeback, visa, 10.4, 2026-03-21T12:00:00Z, 2026-03-21, 2026-03-19",
        "pre_arbitration, visa, 10.4, 2026-03-24T12:00:00Z, 2026-03-24, 2026-03-20",
        // the table: 30, 45 and 20 days from 1 March
        "chargeback, visa, 13.2, , 2026-03-31, 2026-03-27",
        "chargeback, mastercard, 4853, , 2026-04-15, 2026-04-13",
        "chargeback, amex, C28, , 2026-03-21, 2026-03-19",
        // a code that nobody knows: the stage of the scheme
        "chargeback, visa, 99.9, , 2026-03-31, 2026-03-27",
        "arbitration, visa, 10.4, , 2026-03-11, 2026-03-09",
        "inquiry, paypal, , , 2026-03-21, 2026-03-19",
        // nobody says, nobody can answer, or it is not our turn
        "chargeback, sepa, MD06, , , ",
        "chargeback, klarna, , , , ",
        "chargeback, , , , , ",
        "represented, visa, 10.4, 2026-03-20T23:59:00Z, , ",
        "lost, visa, 10.4, 2026-03-20T23:59:00Z, , "
    })
    void anAnswerIsDueTwoBusinessDaysBeforeTheProvidersDateOrTheTables(
            String status,
            @Nullable String scheme,
            @Nullable String code,
            @Nullable Instant respondBy,
            @Nullable LocalDate endsOn,
            @Nullable LocalDate answerBy) {
        Dispute dispute = dispute(status, scheme, code, respondBy);

        assertThat(DATES.answerEndsOn(dispute)).isEqualTo(endsOn);
        assertThat(DATES.answerBy(dispute)).isEqualTo(answerBy);
    }

    @ParameterizedTest
    @CsvSource({
        "won, visa, 2026-03-31",
        "won, mastercard, 2026-04-15",
        "won, amex, 2026-03-01",
        "won, , 2026-04-15",
        "withdrawn, visa, 2026-03-31",
        "lost, visa, ",
        "represented, visa, "
    })
    void aWinIsFinalWhenTheBankCanNoLongerComeBack(
            String status, @Nullable String scheme, @Nullable LocalDate finalOn) {
        assertThat(DATES.finalOn(dispute(status, scheme, null, null))).isEqualTo(finalOn);
    }

    @Test
    void warningsComeSevenThreeAndOneDaysBefore() {
        Dispute dispute =
                dispute("chargeback", "visa", "10.4", Instant.parse("2026-03-20T23:59:00Z"));

        assertThat(DATES.warnings(dispute))
                .extracting(Warning::on)
                .extracting(LocalDate::toString)
                .containsExactly("2026-03-11", "2026-03-15", "2026-03-17");
        assertThat(DATES.nextOn(dispute)).isEqualTo("2026-03-11");
        assertThat(DATES.nextOn(watched(dispute, "2026-03-11"))).isEqualTo("2026-03-15");
        assertThat(DATES.nextOn(watched(dispute, "2026-03-16"))).isEqualTo("2026-03-17");
        assertThat(DATES.nextOn(watched(dispute, "2026-03-17"))).isNull();
    }

    private static Dispute watched(Dispute dispute, String on) {
        return dispute.watched(new Dispute.Watch(LocalDate.parse(on), null), dispute.reopened());
    }

    @Test
    void theTableKnowsEachCodeOnceAndSaysHowSureItIs() {
        List<Reason> all = ReasonCodes.bundled().all();

        assertThat(all.stream().map(it -> it.scheme() + " " + it.code()))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(45);
        assertThat(all.stream().collect(Collectors.groupingBy(Reason::scheme)).keySet())
                .containsExactlyInAnyOrder("visa", "mastercard", "amex", "sepa");
        assertThat(ReasonCodes.bundled().find("visa", "10.4", LocalDate.of(2026, 3, 1)))
                .hasValueSatisfying(
                        it -> {
                            assertThat(it.reasonClass()).isEqualTo(ReasonCodes.ReasonClass.FRAUD);
                            assertThat(it.answerDays()).isEqualTo(30);
                            assertThat(it.confidence()).isEqualTo(Confidence.MEDIUM);
                        });
    }

    @Test
    void aCodeHoldsFromItsFirstDayToTheDayBeforeItsLast() {
        Reason reason =
                new Reason(
                        "visa",
                        "11.1",
                        ReasonCodes.ReasonClass.AUTHORIZATION,
                        30,
                        LocalDate.of(2018, 4, 14),
                        LocalDate.of(2025, 4, 12),
                        Confidence.LOW,
                        "card recovery bulletin");

        assertThat(reason.isOf("visa", "11.1", LocalDate.of(2018, 4, 13))).isFalse();
        assertThat(reason.isOf("visa", "11.1", LocalDate.of(2018, 4, 14))).isTrue();
        assertThat(reason.isOf("visa", "11.1", LocalDate.of(2025, 4, 11))).isTrue();
        assertThat(reason.isOf("visa", "11.1", LocalDate.of(2025, 4, 12))).isFalse();
    }

    @Test
    void saysWhatItsDatesRestOn() {
        Dispute dispute =
                dispute("chargeback", "visa", "10.4", Instant.parse("2026-03-20T23:59:00Z"));

        assertThat(DATES.why(dispute))
                .containsExactly(
                        "status: told evt_1 is the latest of 1 reports, of 2026-03-01T10:00:00Z",
                        "answer by 2026-03-18: 2 business days before 2026-03-20, which the provider"
                                + " names");
    }

    private static Dispute dispute(
            String status,
            @Nullable String scheme,
            @Nullable String code,
            @Nullable Instant respondBy) {
        DisputeReport report =
                new DisputeReport(
                        "stripe",
                        "dp_1",
                        "ch_1",
                        "evt_1",
                        "told",
                        Dispute.Status.valueOf(status.toUpperCase(Locale.ROOT)),
                        Money.parse("EUR 119.00"),
                        "general",
                        scheme,
                        code,
                        respondBy,
                        null,
                        Instant.parse("2026-03-01T10:00:00Z"),
                        List.of());
        return DisputeRules.apply(
                        null,
                        report,
                        Examples.payment("p-1", "119.00", "stripe"),
                        Examples.receivable(),
                        DisputeBook.TODAY)
                .after();
    }
}
