package io.billfold.billing.ledger;

import static io.billfold.billing.ledger.LedgerAccount.BANK;
import static io.billfold.billing.ledger.LedgerAccount.DEFERRED_REVENUE;
import static io.billfold.billing.ledger.LedgerAccount.PROVIDER_CLEARING;
import static io.billfold.billing.ledger.LedgerAccount.RECEIVABLE;
import static io.billfold.billing.ledger.LedgerAccount.REVENUE;
import static io.billfold.billing.ledger.LedgerAccount.TAX_PAYABLE;
import static io.billfold.billing.ledger.LedgerAccount.UNAPPLIED_CASH;
import static io.billfold.billing.ledger.Posting.credit;
import static io.billfold.billing.ledger.Posting.debit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.billfold.billing.Examples;
import io.billfold.billing.Law;
import io.billfold.billing.invoice.Invoice;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

class BookingsTest {
    @Test
    void anInvoiceIsReceivableAgainstRevenueAndTax() {
        LedgerEntry entry =
                Bookings.invoiceIssued(Examples.invoice("19", Examples.flat("PRO", "100")))
                        .orElseThrow();

        assertThat(entry.id()).isEqualTo("invoice:MU-2026-000042");
        assertThat(entry.bookedOn()).isEqualTo(Examples.ISSUED_ON);
        assertThat(entry.postings())
                .containsExactly(
                        debit(RECEIVABLE, Examples.eur("119")),
                        credit(REVENUE, Examples.eur("100")),
                        credit(TAX_PAYABLE, Examples.eur("19")));
    }

    @Test
    void aTaxOfZeroIsNotPosted() {
        LedgerEntry entry =
                Bookings.invoiceIssued(Examples.invoice("5", Examples.flat("PRO", "0.09")))
                        .orElseThrow();

        assertThat(entry.postings())
                .containsExactly(
                        debit(RECEIVABLE, Examples.eur("0.09")),
                        credit(REVENUE, Examples.eur("0.09")));
    }

    @Test
    void anInvoiceOverZeroIsBookedWhereItMovesRevenueToAnotherMonth() {
        Invoice changed = Examples.invoice("19", Examples.flat("PRO", "0"));
        Money takenForward = Examples.eur("0.01").negated();

        assertThat(Bookings.invoiceIssued(changed, takenForward).orElseThrow().postings())
                .containsExactly(
                        credit(REVENUE, Examples.eur("0.01")),
                        debit(DEFERRED_REVENUE, Examples.eur("0.01")));
    }

    @Test
    void anInvoiceOverZeroIsNotBooked() {
        Invoice free = Examples.invoice("19", Examples.flat("PRO", "0"));

        assertThat(Bookings.invoiceIssued(free)).isEmpty();
    }

    @Test
    void aProvidersMoneyIsInClearingAndOtherMoneyInTheBank() {
        Money rest = Examples.eur("31");
        Money applied = Examples.eur("119");

        assertThat(
                        Bookings.paymentRecorded(
                                        Examples.payment("p-1", "150", "stripe"), applied, rest)
                                .postings())
                .containsExactly(
                        debit(PROVIDER_CLEARING, Examples.eur("150")),
                        credit(RECEIVABLE, applied),
                        credit(UNAPPLIED_CASH, rest));
        assertThat(
                        Bookings.paymentRecorded(
                                        Examples.payment("p-1", "119", null),
                                        applied,
                                        Examples.eur("0"))
                                .postings())
                .containsExactly(debit(BANK, applied), credit(RECEIVABLE, applied));
    }

    @Test
    void anEntryOffBalanceCannotExist() {
        LedgerEntry good =
                Bookings.paymentRecorded(
                        Examples.payment("p-1", "119", null),
                        Examples.eur("119"),
                        Examples.eur("0"));

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new LedgerEntry(
                                        good.id(),
                                        good.bookedOn(),
                                        good.seller(),
                                        good.account(),
                                        good.document(),
                                        good.description(),
                                        List.of(
                                                debit(BANK, Examples.eur("119")),
                                                credit(RECEIVABLE, Examples.eur("118.99")))))
                .withMessageContaining("off balance by EUR 0.01");
    }

    @Test
    void everyInvoicesEntryBalancesAndPostsNoZero() {
        Law.holds(
                500,
                random -> {
                    String price = BigDecimal.valueOf(random.nextInt(100_000), 2).toPlainString();
                    String percent = "" + (1 + random.nextInt(27));
                    Invoice invoice = Examples.invoice(percent, Examples.flat("PRO", price));

                    Bookings.invoiceIssued(invoice)
                            .ifPresent(
                                    entry -> {
                                        assertThat(
                                                        entry.postings().stream()
                                                                .mapToLong(
                                                                        p ->
                                                                                p.signed()
                                                                                        .getAmountMinorLong())
                                                                .sum())
                                                .isZero();
                                        assertThat(entry.postings())
                                                .allMatch(posting -> posting.amount().isPositive());
                                    });
                });
    }
}
