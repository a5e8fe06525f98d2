package io.billfold.applycash;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.testkit.BankFile;
import io.billfold.testkit.Chance;

import org.joda.money.Money;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Statements made of random open items apply to the cent: what is open afterwards is what a plain
 * count of the payments says, the bank account is what came, and a replay changes nothing.
 */
class CashLawTest {
    private static final int INVOICES = 40;
    private static final Money NONE = Money.parse("EUR 0.00");

    private final Bank bank = new Bank();
    private final Map<InvoiceNumber, Money> open = new HashMap<>();
    private final List<BankFile.Movement> movements = new ArrayList<>();
    private Money came = NONE;

    @RepeatedTest(10)
    void whatIsAppliedIsWhatWasPaid(RepetitionInfo repetition) {
        Chance chance = new Chance(Long.getLong("seed", 7) + repetition.getCurrentRepetition());
        List<InvoiceNumber> numbers = new ArrayList<>();
        for (int i = 0; i < INVOICES; i++) {
            String account = "acc" + chance.below(6, "account" + i);
            Money total =
                    Money.ofMinor(
                            NONE.getCurrencyUnit(), 2_000 + chance.below(500_000, "total" + i));
            InvoiceNumber number = bank.invoice(account, total.getAmount().toPlainString());
            numbers.add(number);
            open.put(number, total);
        }
        for (int i = 0; i + 1 < INVOICES; i++) {
            pay(chance, numbers.get(i), numbers.get(i + 1), i);
        }
        String file = bank.statement(movements);

        numbers.forEach(
                it ->
                        assertThat(bank.receivable(it).open())
                                .as(it + " " + chance)
                                .isEqualTo(open.get(it)));
        assertThat(bank.balances().getOrDefault("BANK", "0.00"))
                .isEqualTo(came.getAmount().toPlainString());
        assertThat(sum(bank.balances())).isEqualTo(NONE);
        var before = List.of(bank.stores.items("PAYMENTS"), bank.stores.items("LEDGER"));
        bank.tell(file);
        assertThat(List.of(bank.stores.items("PAYMENTS"), bank.stores.items("LEDGER")))
                .isEqualTo(before);
    }

    private void pay(Chance chance, InvoiceNumber one, InvoiceNumber next, int place) {
        Money due = open.get(one);
        switch ((int) chance.below(7, "kind" + place)) {
            case 0 -> add(due, one.toString(), place, one);
            case 1 -> add(due.plus(Money.parse("EUR 3.00")), "re " + one, place, one);
            case 2 -> add(due.minus(Money.parse("EUR 15.00")), "part of " + one, place);
            case 3 -> add(due.plus(open.get(next)), one + " und " + next, place, one, next);
            case 4 -> add(Money.parse("EUR 1.23"), "thanks for all", place);
            case 5 -> movements.add(movement(Money.parse("EUR -7.77"), "rent", place));
            default -> {
                // not paid
            }
        }
    }

    /** What names an invoice takes off it what there is of money, at most what is open. */
    private void add(Money amount, String text, int place, InvoiceNumber... whole) {
        if (!amount.isPositive() || isSettled(text)) {
            return;
        }
        movements.add(movement(amount, text, place));
        came = came.plus(amount);
        for (InvoiceNumber number : whole) {
            open.put(number, NONE);
        }
        if (text.startsWith("part of ")) {
            open.put(InvoiceNumber.parse(text.substring(8)), Money.parse("EUR 15.00"));
        }
    }

    /** A second payment of what is settled only makes the count longer. */
    private boolean isSettled(String text) {
        return open.entrySet().stream()
                .anyMatch(
                        it ->
                                text.contains(it.getKey().toString())
                                        && (it.getValue().isZero()
                                                || it.getValue()
                                                        .isEqual(Money.parse("EUR 15.00"))));
    }

    private static BankFile.Movement movement(Money amount, String text, int place) {
        return new BankFile.Movement(amount, "Payer " + place, "DE" + place, null, text, null);
    }

    private static Money sum(Map<String, String> balances) {
        return balances.values().stream()
                .map(it -> Money.parse("EUR " + it))
                .reduce(NONE, Money::plus);
    }
}
