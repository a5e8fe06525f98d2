package io.billfold.applycash;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.cash.CashDecision;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.lambda.Answer;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Invoices in dollars that are paid to an account in euros: USD 110.00 / 1.1022 = EUR 99.80. */
class ExchangedStatementTest {
    private static final Map<String, String> EXCHANGED =
            Map.of(
                    "BANK", "99.80",
                    "EXCHANGE_DIFFERENCES", "-99.80",
                    "EXCHANGE_DIFFERENCES USD", "110.00",
                    "RECEIVABLE USD", "-110.00");

    private final Bank bank = new Bank();

    @Test
    void whatTheBankExchangedSettlesTheInvoice() {
        InvoiceNumber number = bank.invoice("acme", Money.parse("USD 110.00"));
        drop("99.80", number.toString(), "110.00,USD,1.1022");

        assertThat(bank.open(number)).isEqualTo("0.00");
        assertThat(bank.work()).isEmpty();
        assertThat(bank.balances()).isEqualTo(EXCHANGED);
    }

    @Test
    void aPayersNameAndWhatWasExchangedAreEnough() {
        InvoiceNumber number = bank.invoice("acme", Money.parse("USD 110.00"));
        drop("99.80", "thank you", "110.00,USD,1.1022");
        CashAnswer taken = CashAnswer.of(bank.all().getFirst());

        assertThat(bank.open(number)).isEqualTo("0.00");
        assertThat(taken.exchange()).isEqualTo(new CashAnswer.Exchanged("USD", "110.00", "1.1022"));
        assertThat(taken.applied())
                .containsExactly(
                        new CashAnswer.Settled(
                                number.toString(), "acme", "99.80", "USD", "110.00", List.of()));
    }

    /** Without a rate a person says it, by what was exchanged or by figures; undone all is back. */
    @Test
    void aPersonSaysWhatItSettles() {
        InvoiceNumber number = bank.invoice("acme", Money.parse("USD 110.00"));
        drop("99.80", number.toString(), "110.00,USD,");
        String id = bank.work().getFirst().id();
        assertThat(bank.open(number)).isEqualTo("110.00");

        assertThat(apply(id, "d-1", "{\"number\": \"%s\"}".formatted(number))).isEqualTo(200);
        assertThat(bank.balances()).isEqualTo(EXCHANGED);
        bank.decide(id, decision("d-2", "undo", ""));
        assertThat(bank.open(number)).isEqualTo("110.00");
        assertThat(bank.balances()).isEqualTo(Map.of("BANK", "99.80", "UNAPPLIED_CASH", "-99.80"));
        String some = "{\"number\": \"%s\", \"amount\": \"45.36\", \"settles\": \"50.00\"}";
        assertThat(apply(id, "d-3", some.formatted(number))).isEqualTo(200);
        assertThat(bank.open(number)).isEqualTo("60.00");
    }

    /** Each of another customer, each with tax withheld: the most that one transaction holds. */
    @Test
    void asManyInvoicesAsCanBeNamedFitIntoOneTransaction() {
        List<InvoiceNumber> numbers = new ArrayList<>();
        for (int i = 0; i < CashDecision.Apply.INVOICES_MAX; i++) {
            numbers.add(bank.invoice("customer-" + i, Money.parse("USD 110.00")));
        }
        drop("998.00", "?", "1100.00,USD,");
        String invoices =
                numbers.stream()
                        .map(
                                it ->
                                        "{\"number\": \"%s\", \"amount\": \"90.00\", \"settles\": \"99\", \"rest\": \"withheld\"}"
                                                .formatted(it))
                        .collect(Collectors.joining(","));

        assertThat(apply(bank.work().getFirst().id(), "d-1", invoices)).isEqualTo(200);
        assertThat(numbers).allSatisfy(it -> assertThat(bank.open(it)).isEqualTo("0.00"));
    }

    private int apply(String id, String decision, String invoices) {
        String body = decision(decision, "apply", ", \"invoices\": [" + invoices + "]");
        Answer answer = bank.decide(id, body);
        return answer.status();
    }

    private static String decision(String id, String what, String more) {
        return """
        {"version": 1, "decisionId": "%s", "do": "%s", "reason": "the bank wrote"%s}
        """
                .formatted(id, what, more);
    }

    private void drop(String amount, String text, String exchange) {
        String row = ",%s,S-1,41,2026-03-02,,%s,EUR,,,,,,%s,,%s%n";
        bank.drop(
                "bank/muster-de/exchange.csv",
                CsvStatement.HEADER
                        + CsvStatement.EXCHANGE_COLUMNS
                        + "\n"
                        + "opening"
                        + row.formatted(Bank.IBAN, "0.00", "", ",,")
                        + "entry"
                        + row.formatted(Bank.IBAN, amount, text, exchange)
                                .replace("EUR,,,", "EUR,,Acme,")
                        + "closing"
                        + row.formatted(Bank.IBAN, amount, "", ",,"));
    }
}
