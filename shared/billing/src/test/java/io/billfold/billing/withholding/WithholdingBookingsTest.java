package io.billfold.billing.withholding;

import static io.billfold.billing.ledger.LedgerAccount.RECEIVABLE;
import static io.billfold.billing.ledger.LedgerAccount.WITHHOLDING_RECEIVABLE;
import static io.billfold.billing.ledger.Posting.credit;
import static io.billfold.billing.ledger.Posting.debit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.Bookings;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;
import io.billfold.billing.payment.Payment;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.stream.Stream;

class WithholdingBookingsTest {
    private static final InvoiceNumber NUMBER = InvoiceNumber.parse("MU-2026-000042");

    /** An invoice of 118,000: 108,000 arrive and 10,000 go to the tax office of India. */
    private static final Payment PAYMENT =
            new Payment(
                    "p-1",
                    NUMBER,
                    new AccountId("acme"),
                    new SellerId("muster-in"),
                    Money.parse("INR 108000.00"),
                    LocalDate.of(2026, 5, 20),
                    null,
                    null);

    private static final WithholdingReceivable WITHHELD = withheld("INR 10000.00");

    @Test
    void whatWasWithheldIsOwedByTheStateAndNoLongerByTheCustomer() {
        LedgerEntry entry = WithholdingBookings.withheld(WITHHELD, PAYMENT);
        assertThat(entry.id()).isEqualTo("withholding:p-1.IN");
        assertThat(entry.bookedOn()).isEqualTo(PAYMENT.receivedOn());
        assertThat(entry.document()).isEqualTo("MU-2026-000042");
        assertThat(entry.description()).isEqualTo("Withheld of MU-2026-000042: IN 2026");
        assertThat(entry.postings())
                .containsExactly(
                        debit(WITHHOLDING_RECEIVABLE, WITHHELD.amount()),
                        credit(RECEIVABLE, WITHHELD.amount()));
    }

    @Test
    void paymentAndWithholdingSettleTheInvoiceTogether() {
        Money none = Money.zero(CurrencyUnit.of("INR"));
        LedgerEntry paid = Bookings.paymentRecorded(PAYMENT, PAYMENT.amount(), none);
        LedgerEntry rest = WithholdingBookings.withheld(WITHHELD, PAYMENT);
        Money settled =
                Stream.concat(paid.postings().stream(), rest.postings().stream())
                        .filter(posting -> posting.account() == RECEIVABLE)
                        .map(Posting::signed)
                        .reduce(none, Money::plus);
        assertThat(settled).isEqualTo(Money.parse("INR -118000.00"));
    }

    @Test
    void whatWasNotWithheldIsOwedAgain() {
        LedgerEntry undone = WithholdingBookings.notWithheld(WITHHELD, PAYMENT);
        assertThat(undone.id()).isEqualTo("withholding-undone:p-1.IN");
        assertThat(undone.postings())
                .containsExactly(
                        debit(RECEIVABLE, WITHHELD.amount()),
                        credit(WITHHOLDING_RECEIVABLE, WITHHELD.amount()));
    }

    @Test
    void theirInvoiceAndCurrencyAreTheSame() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WithholdingBookings.withheld(withheld("USD 1.00"), PAYMENT))
                .withMessageContaining("has nothing to do with USD 1.00");
        WithholdingReceivable other =
                new WithholdingReceivable(
                        InvoiceNumber.parse("MU-2026-000043"),
                        "IN",
                        2026,
                        Money.parse("INR 1.00"),
                        null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WithholdingBookings.notWithheld(other, PAYMENT))
                .withMessageContaining("withheld of MU-2026-000043");
    }

    private static WithholdingReceivable withheld(String amount) {
        return new WithholdingReceivable(NUMBER, "IN", 2026, Money.parse(amount), null);
    }
}
