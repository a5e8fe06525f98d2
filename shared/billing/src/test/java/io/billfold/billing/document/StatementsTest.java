package io.billfold.billing.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.Branding;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.document.AccountStatement.Entry;
import io.billfold.billing.document.AccountStatement.Kind;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;
import io.billfold.billing.period.Period;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What customers read of the ledger's entries. */
class StatementsTest {
    private static final Period FEBRUARY =
            new Period(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1));

    /**
     * By hand: 119.00 invoiced on the 2nd, 200.00 paid on the 5th (81.00 of it unapplied), 50.00
     * taken back by the bank on the 9th, of which 20.00 are written off on the 12th, credit of
     * 30.00 given on the 14th and paid out on the 20th. 119 - 200 + 50 - 20 - 30 + 30 = -51.00
     * within February; 238.00 follow in March. Before February 10.00 were owed, so February ends
     * with -41.00 and now 197.00 are owed.
     */
    @Test
    void everyKindOfEntryIsToldAsTheCustomerSeesIt() {
        List<LedgerEntry> booked = new ArrayList<>();
        booked.add(
                entry("2026-02-02", "invoice", "RECEIVABLE 119 | REVENUE -100 | TAX_PAYABLE -19"));
        booked.add(
                entry("2026-02-05", "payment", "BANK 200 | RECEIVABLE -119 | UNAPPLIED_CASH -81"));
        booked.add(
                entry(
                        "2026-02-09",
                        "taken",
                        "DISPUTED_RECEIVABLE 50 | FEES 15 | PROVIDER_CLEARING -65"));
        booked.add(entry("2026-02-12", "loss", "LOSSES 20 | DISPUTED_RECEIVABLE -20"));
        booked.add(
                entry(
                        "2026-02-14",
                        "note",
                        "REVENUE 25.21 | TAX_PAYABLE 4.79 | CUSTOMER_CREDIT -30"));
        booked.add(entry("2026-02-15", "wish", "CUSTOMER_CREDIT 30 | REFUNDS_PAYABLE -30"));
        booked.add(entry("2026-02-20", "refund", "REFUNDS_PAYABLE 30 | BANK -30"));
        booked.add(entry("2026-03-02", "later", "RECEIVABLE 238 | REVENUE -200 | TAX_PAYABLE -38"));
        Collections.shuffle(booked, new Random(7));

        AccountStatement statement =
                Statements.of(letter(), FEBRUARY, eur("197"), booked, List.of());

        assertThat(statement.opening()).isEqualTo(eur("10"));
        assertThat(statement.closing()).isEqualTo(eur("-41"));
        assertThat(statement.entries())
                .containsExactly(
                        shown("2026-02-02", Kind.INVOICE, "invoice", "119"),
                        shown("2026-02-05", Kind.PAYMENT, "payment", "-200"),
                        shown("2026-02-09", Kind.PAYMENT_RETURNED, "taken", "50"),
                        shown("2026-02-12", Kind.WRITE_OFF, "loss", "-20"),
                        shown("2026-02-14", Kind.CREDIT_NOTE, "note", "-30"),
                        shown("2026-02-20", Kind.REFUND, "refund", "30"));
    }

    @Test
    void taxThatTheCustomerKeptComesOffWhatItOwes() {
        LedgerEntry kept =
                entry("2026-02-03", "kept", "WITHHOLDING_RECEIVABLE 15 | RECEIVABLE -15");
        LedgerEntry paid =
                entry(
                        "2026-02-04",
                        "paid",
                        "BANK 83 | BANK_FEES 2 | WITHHOLDING_RECEIVABLE 15 | RECEIVABLE -100");

        AccountStatement statement =
                Statements.of(letter(), FEBRUARY, eur("0"), List.of(kept, paid), List.of());

        assertThat(statement.entries())
                .containsExactly(
                        shown("2026-02-03", Kind.TAX_WITHHELD, "kept", "-15"),
                        shown("2026-02-04", Kind.PAYMENT, "paid", "-85"),
                        shown("2026-02-04", Kind.TAX_WITHHELD, "paid", "-15"));
        assertThat(statement.opening()).isEqualTo(eur("115"));
    }

    /** In the statement of the other currency the same money is a payment. */
    @Test
    void moneyThatWasExchangedIsNoPaymentThatCameBack() {
        LedgerEntry paid = entry("2026-02-03", "paid", "BANK 99 | UNAPPLIED_CASH -99");
        LedgerEntry gone =
                entry("2026-02-04", "gone", "UNAPPLIED_CASH 99 | EXCHANGE_DIFFERENCES -99");
        LedgerEntry settled =
                entry("2026-02-05", "settled", "EXCHANGE_DIFFERENCES 110 | RECEIVABLE -110");

        AccountStatement statement =
                Statements.of(
                        letter(), FEBRUARY, eur("0"), List.of(paid, gone, settled), List.of());

        assertThat(statement.entries())
                .containsExactly(
                        shown("2026-02-03", Kind.PAYMENT, "paid", "-99"),
                        shown("2026-02-04", Kind.EXCHANGED, "gone", "99"),
                        shown("2026-02-05", Kind.PAYMENT, "settled", "-110"));
    }

    @Test
    void whatIsOpenIsSortedByItsLastDayToPay() {
        OpenItem later = item("MU-2026-000001", LocalDate.of(2026, 3, 20));
        OpenItem sooner = item("MU-2026-000002", LocalDate.of(2026, 3, 10));

        AccountStatement statement =
                Statements.of(letter(), FEBRUARY, eur("2"), List.of(), List.of(later, sooner));

        assertThat(statement.open()).containsExactly(sooner, later);
        assertThat(statement.totalOpen()).isEqualTo(eur("2"));
    }

    private static OpenItem item(String number, LocalDate dueOn) {
        return new OpenItem(number, LocalDate.of(2026, 2, 20), dueOn, eur("1"));
    }

    private static Entry shown(String on, Kind kind, String reference, String amount) {
        return new Entry(LocalDate.parse(on), kind, reference, eur(amount));
    }

    /** Debits above zero, credits below. */
    private static LedgerEntry entry(String on, String document, String postings) {
        List<Posting> parsed = new ArrayList<>();
        for (String posting : postings.split(" \\| ", -1)) {
            String[] parts = posting.split(" ", 2);
            LedgerAccount account = LedgerAccount.valueOf(parts[0]);
            Money amount = eur(parts[1]);
            parsed.add(
                    amount.isNegative()
                            ? Posting.credit(account, amount.negated())
                            : Posting.debit(account, amount));
        }
        return new LedgerEntry(
                "test:" + document,
                LocalDate.parse(on),
                new SellerId("muster-de"),
                new AccountId("acme"),
                document,
                "Entry " + document,
                parsed);
    }

    private static Letter letter() {
        return new Letter(
                LocalDate.of(2026, 3, 5),
                CurrencyUnit.EUR,
                "en",
                party("muster-de"),
                party("acme"),
                Payment.NONE,
                new Rendering(Rendering.LATEST_VERSION, Branding.NONE, null));
    }

    private static Party party(String id) {
        return new Party(
                id,
                id,
                PartyKind.BUSINESS,
                null,
                Party.TaxIds.NONE,
                new Identifier(id + "@example.com", "EM"),
                new Address("Way 1", null, "Town", "12345", null, "DE"),
                new Party.Contact(null, null, id + "@example.com"),
                Map.of());
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }
}
