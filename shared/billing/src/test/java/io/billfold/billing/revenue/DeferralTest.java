package io.billfold.billing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

class DeferralTest {
    private static final Deferral DEFERRAL =
            new Deferral(
                    InvoiceNumber.parse("MU-2026-000042"),
                    new SellerId("muster-de"),
                    new AccountId("acme"),
                    CurrencyUnit.EUR,
                    new TreeMap<>(
                            Map.of(
                                    YearMonth.of(2026, 2), eur("28.00"),
                                    YearMonth.of(2026, 3), eur("31.00"),
                                    YearMonth.of(2026, 4), eur("30.00"))));

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01, 0", "2026-03-02, 1", "2026-04-01, 1", "2026-06-02, 3"})
    void aMonthIsEarnedWhenItIsOverEverywhere(LocalDate today, int months) {
        assertThat(DEFERRAL.earnedBy(today)).hasSize(months);
    }

    @Test
    void theNextPartIsDueOnTheSecondDayAfterItsMonth() {
        assertThat(DEFERRAL.nextOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(DEFERRAL.without(DEFERRAL.parts()).nextOn()).isNull();
        assertThat(DEFERRAL.total()).isEqualTo(eur("89.00"));
    }

    /** The latest months first, and never more than is left. */
    @ParameterizedTest
    @CsvSource({
        "10.00, '{2026-02=EUR 28.00, 2026-03=EUR 31.00, 2026-04=EUR 20.00}'",
        "30.00, '{2026-02=EUR 28.00, 2026-03=EUR 31.00}'",
        "61.50, '{2026-02=EUR 27.50}'",
        "100.00, '{}'",
        "0.00, '{2026-02=EUR 28.00, 2026-03=EUR 31.00, 2026-04=EUR 30.00}'"
    })
    void aCreditNoteTakesBackTheEndOfAPeriodFirst(String net, String left) {
        assertThat(DEFERRAL.withTakenBack(eur(net)).parts()).hasToString(left);
    }

    @Test
    void whatIsEarnedLeavesDeferredRevenueOnTheMonthsLastDay() {
        LedgerEntry entry = RevenueBookings.earned(DEFERRAL, YearMonth.of(2026, 2), eur("28.00"));
        assertThat(entry.id()).isEqualTo("revenue:MU-2026-000042.2026-02");
        assertThat(entry.bookedOn()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(entry.net(LedgerAccount.DEFERRED_REVENUE)).isEqualTo(eur("28.00"));
        assertThat(entry.net(LedgerAccount.REVENUE)).isEqualTo(eur("-28.00"));
        LedgerEntry back = RevenueBookings.earned(DEFERRAL, YearMonth.of(2026, 2), eur("-1.00"));
        assertThat(back.net(LedgerAccount.REVENUE)).isEqualTo(eur("1.00"));
    }

    @Test
    void monthsRollForward() {
        assertThat(
                        DeferredMonth.rolled(
                                Map.of(
                                        YearMonth.of(2025, 12), moved("12.00", "0.00"),
                                        YearMonth.of(2026, 2), moved("-3.00", "5.00")),
                                CurrencyUnit.EUR,
                                YearMonth.of(2026, 1),
                                YearMonth.of(2026, 2)))
                .containsExactly(
                        month(1, "12.00", "0.00", "0.00"), month(2, "12.00", "2.00", "5.00"))
                .last()
                .satisfies(it -> assertThat(it.closing()).isEqualTo(eur("9.00")));
    }

    private static DeferredMonth.Moved moved(String net, String earned) {
        return new DeferredMonth.Moved(eur(net), eur(earned));
    }

    private static DeferredMonth month(int month, String opening, String added, String earned) {
        return new DeferredMonth(YearMonth.of(2026, month), eur(opening), eur(added), eur(earned));
    }
}
