package io.billfold.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Examples;
import io.billfold.billing.Law;
import io.billfold.billing.Problem;
import io.billfold.billing.dunning.Dunning;
import io.billfold.billing.dunning.DunningPolicy;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.Posting;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;

class PaymentRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    amount | applied | unapplied | open  | paid  | status
                    119.00 | 119.00  | 0.00      | 0.00  | true  | PAID
                    19.00  | 19.00   | 0.00      | 100.00 | false | PARTLY_PAID
                    150.00 | 119.00  | 31.00     | 0.00  | true  | PAID
                    0.01   | 0.01    | 0.00      | 118.99 | false | PARTLY_PAID
                    """)
    void moneySettlesWhatIsOpenAndTheRestStaysUnapplied(
            String amount,
            String applied,
            String unapplied,
            String open,
            boolean paid,
            Receivable.Status status) {
        Receivable receivable = Examples.receivable();

        PaymentDecision.Applied decision =
                applied(Examples.payment("p-1", amount, "stripe"), receivable);

        assertThat(decision.applied()).isEqualTo(Examples.eur(applied));
        assertThat(decision.unapplied()).isEqualTo(Examples.eur(unapplied));
        assertThat(decision.after().open()).isEqualTo(Examples.eur(open));
        assertThat(decision.after().status()).isEqualTo(status);
        assertThat(decision.paid()).isEqualTo(paid);
    }

    @Test
    void aPaidInvoiceTakesNothingMoreAndIsNotPaidTwice() {
        Receivable paid =
                applied(Examples.payment("p-1", "119", null), Examples.receivable()).after();

        PaymentDecision.Applied again = applied(Examples.payment("p-2", "5", null), paid);

        assertThat(again.paid()).isFalse();
        assertThat(again.entry().postings())
                .containsExactly(
                        Posting.debit(LedgerAccount.BANK, Examples.eur("5")),
                        Posting.credit(LedgerAccount.UNAPPLIED_CASH, Examples.eur("5")));
    }

    @Test
    void payingEndsTheReminders() {
        Receivable receivable = Examples.receivable();
        DunningPolicy policy = DunningPolicy.bundled();
        Receivable paid = applied(Examples.payment("p-1", "119", null), receivable).after();

        assertThat(Dunning.nextReminderOn(receivable, policy)).isEqualTo("2026-02-21");
        assertThat(Dunning.nextReminderOn(paid, policy)).isNull();
    }

    @Test
    void anotherCurrencyIsRefusedByName() {
        Payment euros = Examples.payment("p-1", "119", null);
        Payment dollars =
                new Payment(
                        "p-1",
                        euros.invoice(),
                        euros.account(),
                        euros.seller(),
                        Money.of(CurrencyUnit.USD, 119),
                        LocalDate.of(2026, 2, 10),
                        null,
                        null);

        PaymentDecision decision = PaymentRules.apply(dollars, Examples.receivable());

        assertThat(((PaymentDecision.Refused) decision).problems())
                .containsExactly(
                        new Problem("amount.currency", "must be EUR as on the invoice, was USD"));
    }

    @Test
    void openStaysWithinZeroAndTheTotalAndNoMoneyGetsLost() {
        Law.holds(
                300,
                random -> {
                    Receivable receivable = Examples.receivable();
                    for (int i = 0; i < 10; i++) {
                        String amount = "" + (1 + random.nextInt(60));
                        Payment payment = Examples.payment("p-" + i, amount, "stripe");
                        PaymentDecision.Applied decision = applied(payment, receivable);

                        assertThat(decision.applied().plus(decision.unapplied()))
                                .isEqualTo(payment.amount());
                        assertThat(decision.after().open().plus(decision.applied()))
                                .isEqualTo(receivable.open());
                        assertThat(decision.after().open().isNegative()).isFalse();
                        receivable = decision.after();
                    }
                });
    }

    private static PaymentDecision.Applied applied(Payment payment, Receivable receivable) {
        return (PaymentDecision.Applied) PaymentRules.apply(payment, receivable);
    }
}
