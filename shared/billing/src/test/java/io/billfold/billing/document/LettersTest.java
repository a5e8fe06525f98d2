package io.billfold.billing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.account.Address;
import io.billfold.billing.account.Branding;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.document.AccountStatement.Entry;
import io.billfold.billing.document.AccountStatement.Kind;
import io.billfold.billing.period.Period;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Letters about an account whose figures do not follow from each other can't exist. */
class LettersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final Period QUARTER = new Period(LocalDate.of(2026, 1, 1), TODAY.plusDays(1));

    @ParameterizedTest
    @CsvSource({
        // opening, entry, closing, what is wrong
        "EUR 10, EUR 5, EUR 15, ''",
        "EUR 10, EUR -25, EUR -15, ''",
        "EUR 10, EUR 5, EUR 16, closing must be EUR 15.00"
    })
    void closingBalanceFollowsFromTheEntries(
            String opening, String entry, String closing, String problem) {
        if (problem.isEmpty()) {
            assertThat(statement(opening, entry, closing).closing())
                    .isEqualTo(Money.parse(closing));
        } else {
            assertThatThrownBy(() -> statement(opening, entry, closing))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(problem);
        }
    }

    @Test
    void letterHasOneCurrency() {
        assertThatThrownBy(() -> statement("USD 1", "USD 1", "USD 2"))
                .hasMessage("currency is EUR, but an amount is USD 2.00");
        assertThatThrownBy(() -> reminder("USD 1", "EUR 0", TODAY.minusDays(1)))
                .hasMessage("currency is EUR, but an amount is USD 1.00");
    }

    @Test
    void totalOfAReminderIsWhatIsOverdueWithFeeAndInterest() {
        Reminder reminder = reminder("EUR 40", "EUR 1.25", TODAY.minusDays(3));
        assertThat(reminder.overdue()).isEqualTo(Money.parse("EUR 100"));
        assertThat(reminder.total()).isEqualTo(Money.parse("EUR 141.25"));
        assertThat(reminder.items().getFirst().daysOverdue(TODAY)).isEqualTo(3);
        assertThat(reminder.items().getFirst().daysOverdue(TODAY.minusDays(9))).isZero();
    }

    @Test
    void reminderAsksForNothingThatIsNotLate() {
        assertThatThrownBy(() -> reminder("EUR 0", "EUR 0", TODAY))
                .hasMessageContaining("must be overdue on 2026-03-31, MU-2026-000042");
        assertThatThrownBy(() -> reminder("EUR -1", "EUR 0", TODAY.minusDays(1)))
                .hasMessageContaining("must not be below zero, were EUR -1.00");
        assertThatThrownBy(() -> item("EUR 0", TODAY))
                .hasMessage("open must be above zero, was EUR 0.00 of MU-2026-000042");
    }

    private static AccountStatement statement(String opening, String entry, String closing) {
        return new AccountStatement(
                letter(),
                QUARTER,
                Money.parse(opening),
                List.of(new Entry(TODAY, Kind.INVOICE, "MU-2026-000042", Money.parse(entry))),
                Money.parse(closing),
                List.of());
    }

    private static Reminder reminder(String fee, String interest, LocalDate dueOn) {
        return new Reminder(
                letter(),
                Reminder.Level.SECOND,
                List.of(item("EUR 100", dueOn)),
                Money.parse(fee),
                Money.parse(interest),
                TODAY.plusDays(10));
    }

    private static OpenItem item(String open, LocalDate dueOn) {
        return new OpenItem("MU-2026-000042", dueOn.minusDays(14), dueOn, Money.parse(open));
    }

    private static Letter letter() {
        Party party =
                new Party(
                        "x",
                        "Muster GmbH",
                        PartyKind.BUSINESS,
                        null,
                        Party.TaxIds.NONE,
                        new Identifier("a@b.example", "EM"),
                        new Address("Hauptstraße 1", null, "Berlin", "10115", null, "DE"),
                        new Party.Contact(null, null, "a@b.example"),
                        Map.of());
        return new Letter(
                TODAY,
                CurrencyUnit.EUR,
                "en",
                party,
                party,
                Payment.NONE,
                new Rendering(1, Branding.NONE, null));
    }
}
