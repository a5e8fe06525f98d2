package io.billfold.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

class ClosedPeriodTest {
    private static final Instant NOW = Instant.parse("2026-04-05T10:00:00Z");
    private static final ClosedPeriod MARCH =
            new ClosedPeriod(new SellerId("muster-de"), null, List.of())
                    .with(new ClosedPeriod.Step(YearMonth.of(2026, 3), "jo", "reported", NOW));

    private static LedgerEntry entry(LocalDate on) {
        Money amount = Money.parse("EUR 1.00");
        return new LedgerEntry(
                "e",
                on,
                new SellerId("muster-de"),
                new AccountId("acme"),
                "d",
                "d",
                List.of(
                        Posting.debit(LedgerAccount.BANK, amount),
                        Posting.credit(LedgerAccount.UNAPPLIED_CASH, amount)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, 2026-04-01",
        "2024-02-29, 2026-04-01",
        "2026-04-01, 2026-04-01",
        "2026-04-20, 2026-04-20"
    })
    void whatIsOfAClosedMonthIsBookedInTheFirstOpenOne(LocalDate date, LocalDate bookedOn) {
        LedgerEntry booked = MARCH.open(entry(date));
        assertThat(booked.bookedOn()).isEqualTo(bookedOn);
        assertThat(booked.occurredOn()).isEqualTo(date);
        assertThat(booked.happenedOn() == null).isEqualTo(date.equals(bookedOn));
    }

    @Test
    void anEntryThatIsPostponedTwiceKeepsItsOwnDate() {
        LedgerEntry once = MARCH.open(entry(LocalDate.of(2026, 3, 31)));
        assertThat(once.postponedTo(LocalDate.of(2026, 6, 1)).occurredOn())
                .isEqualTo(LocalDate.of(2026, 3, 31));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, 2026-03-31T23:59:59Z, true",
        "2026-03-31, 2026-04-01T23:59:59Z, true",
        "2026-03-31, 2026-04-02T00:00:00Z, false",
        "2026-04-01, 2026-04-02T00:00:00Z, true",
        "2026-05-01, 2026-04-02T00:00:00Z, true"
    })
    void aMonthCanBeClosedFromTheSecondDayAfterIt(LocalDate date, Instant now, boolean isOpen) {
        assertThat(ClosedPeriod.isCertainlyOpen(date, now)).isEqualTo(isOpen);
        assertThat(ClosedPeriod.problem(YearMonth.from(date), now).isPresent()).isEqualTo(isOpen);
    }
}
