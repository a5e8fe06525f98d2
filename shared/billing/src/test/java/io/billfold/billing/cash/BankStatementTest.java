package io.billfold.billing.cash;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;

class BankStatementTest {
    private static final BankStatement.Last BEFORE =
            new BankStatement.Last(7L, LocalDate.of(2026, 3, 1), Money.parse("EUR 100.00"));

    @Test
    void totalsMustClose() {
        assertThat(statement(8L, "2026-03-02", "100.00", "119.00").problems()).isEmpty();
        assertThat(statement(8L, "2026-03-02", "100.00", "118.99").problems())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).endsWith("off by EUR -0.01"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    8,  2026-03-02, 100.00, -
                    10, 2026-03-02, 100.00, statements 8 to 9 are missing
                    8,  2026-03-02, 90.00,  'opens with EUR 90.00, but the one before closed with EUR 100.00'
                    1,  2027-01-02, 100.00, -
                    6,  2026-02-28, 50.00,  -
                    """)
    void aGapIsNamed(long sequence, String day, String opening, String gap) {
        assertThat(statement(sequence, day, opening, "0.00").gapAfter(BEFORE)).isEqualTo(gap);
    }

    @Test
    void entriesAreInItsCurrencyAndThereOnce() {
        BankEntry entry = Cases.entry("19.00", null, "");
        BankStatement twice = statement("EUR 100.00", "EUR 138.00", List.of(entry, entry));
        assertThat(twice.problems()).extracting("reason").containsExactly("is there twice");
        BankStatement foreign = statement("USD 100.00", "USD 119.00", List.of(entry));
        assertThat(foreign.problems())
                .extracting("reason")
                .containsExactly("is in EUR, the account in USD");
    }

    private static BankStatement statement(
            long sequence, String day, String opening, String closing) {
        return new BankStatement(
                "DE1",
                "s",
                sequence,
                LocalDate.parse(day),
                Money.parse("EUR " + opening),
                Money.parse("EUR " + closing),
                List.of(Cases.entry("19.00", null, "")));
    }

    private static BankStatement statement(
            String opening, String closing, List<BankEntry> entries) {
        return new BankStatement(
                "DE1",
                "s",
                null,
                LocalDate.of(2026, 3, 2),
                Money.parse(opening),
                Money.parse(closing),
                entries);
    }
}
