package io.billfold.billing.cash;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.ledger.DiscountBookings;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;
import io.billfold.billing.ledger.TaxMovement;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What money in the bank posts. A receipt: Dr bank, Cr unapplied cash. What it settles: Dr
 * unapplied cash and the differences, Cr receivable. Money in another currency than the invoice
 * meets it at exchange differences, in an entry of each currency, with what the bank kept of it as
 * bank fees. A discount for paying early is booked net of tax, and its tax comes off what is owed
 * to the state ({@link DiscountBookings}). A return posts the other sides of both. Money that turns
 * out to be another account's leaves the first one through the bank account and comes to the second
 * one the same way, as an entry is of one customer.
 */
final class CashBookings {
    /** Whose balance holds money of which nobody knows whose it is. */
    static final AccountId UNIDENTIFIED = new AccountId("unidentified-cash");

    private final Cash cash;
    private final LocalDate bookedOn;
    private final int step;
    private final List<LedgerEntry> entries = new ArrayList<>();

    /**
     * @param cash before the step
     * @param step the step's place among the entry's steps: part of the ids of what it books
     */
    CashBookings(Cash cash, int step, LocalDate bookedOn) {
        this.cash = cash;
        this.step = step;
        this.bookedOn = bookedOn;
    }

    static AccountId holder(@Nullable AccountId account) {
        return account == null ? UNIDENTIFIED : account;
    }

    List<LedgerEntry> entries() {
        return entries;
    }

    void received(AccountId holder, Money amount) {
        add("received", holder, "Received", bank(amount, false));
    }

    void takenBack(AccountId holder, Money amount) {
        add("returned", holder, "Taken back", bank(amount, true));
    }

    /** Nothing where both are the same or there is nothing to move. */
    void moved(AccountId from, AccountId to, Money amount) {
        if (!from.equals(to) && amount.isPositive()) {
            add("from." + from + "." + to, from, "Not of " + from, bank(amount, true));
            add("to." + to + "." + from, to, "Of " + to, bank(amount, false));
        }
    }

    private static List<Posting> bank(Money amount, boolean isBack) {
        return isBack
                ? List.of(
                        Posting.debit(LedgerAccount.UNAPPLIED_CASH, amount),
                        Posting.credit(LedgerAccount.BANK, amount))
                : List.of(
                        Posting.debit(LedgerAccount.BANK, amount),
                        Posting.credit(LedgerAccount.UNAPPLIED_CASH, amount));
    }

    void applied(Allocation allocation) {
        exchanged(allocation, Posting.Side.DEBIT, "Exchanged for invoice ");
        List<Posting> postings = settling(allocation, Posting.Side.DEBIT);
        postings.add(Posting.credit(LedgerAccount.RECEIVABLE, allocation.settled()));
        add(
                "applied." + allocation.invoice(),
                allocation.account(),
                "Settles invoice " + allocation.invoice(),
                postings,
                taxes(allocation).toList());
    }

    /** The side of money in another currency; nothing where it is in the invoice's. */
    private void exchanged(Allocation allocation, Posting.Side side, String verb) {
        if (allocation.isExchanged() && allocation.cash().isPositive()) {
            Money fee = fee(allocation.cash());
            List<Posting> postings = new ArrayList<>();
            postings.add(new Posting(LedgerAccount.UNAPPLIED_CASH, side, allocation.cash()));
            if (fee.isPositive()) {
                postings.add(new Posting(LedgerAccount.BANK_FEES, side, fee));
            }
            Money exchanged = allocation.cash().plus(fee);
            postings.add(new Posting(LedgerAccount.EXCHANGE_DIFFERENCES, side.other(), exchanged));
            String invoice = allocation.invoice().toString();
            add("exchanged." + invoice, allocation.account(), verb + invoice, postings);
        }
    }

    /** What the bank kept of a part of the money, in proportion. */
    private Money fee(Money part) {
        Money amount = cash.entry().amount();
        Money exchanged = cash.entry().exchanged();
        return exchanged == null
                ? Money.zero(amount.getCurrencyUnit())
                : Exchange.share(exchanged.minus(amount), part, amount);
    }

    /** The money and what it lacks. */
    private static List<Posting> settling(Allocation allocation, Posting.Side side) {
        List<Posting> postings = new ArrayList<>();
        if (allocation.value().isPositive()) {
            LedgerAccount source =
                    allocation.isExchanged()
                            ? LedgerAccount.EXCHANGE_DIFFERENCES
                            : LedgerAccount.UNAPPLIED_CASH;
            postings.add(new Posting(source, side, allocation.value()));
        }
        for (Difference difference : allocation.differences()) {
            postings.addAll(sides(difference, side));
        }
        return postings;
    }

    void reopened(Allocation allocation) {
        exchanged(allocation, Posting.Side.CREDIT, "Not exchanged any more for invoice ");
        List<Posting> postings = settling(allocation, Posting.Side.CREDIT);
        postings.add(Posting.debit(LedgerAccount.RECEIVABLE, allocation.settled()));
        add(
                "reopened." + allocation.invoice(),
                allocation.account(),
                "Reopens invoice " + allocation.invoice(),
                postings,
                taxes(allocation).map(TaxMovement::negated).toList());
    }

    private static Stream<TaxMovement> taxes(Allocation allocation) {
        return allocation.differences().stream().flatMap(it -> it.taxes().stream());
    }

    private static List<Posting> sides(Difference difference, Posting.Side side) {
        return difference.kind() == Difference.Kind.DISCOUNT
                ? DiscountBookings.postings(difference.amount(), difference.taxes(), side)
                : List.of(new Posting(account(difference.kind()), side, difference.amount()));
    }

    private static LedgerAccount account(Difference.Kind kind) {
        return switch (kind) {
            case SMALL -> LedgerAccount.SMALL_DIFFERENCES;
            case BANK_FEE -> LedgerAccount.BANK_FEES;
            case WITHHELD -> LedgerAccount.WITHHOLDING_RECEIVABLE;
            case DISCOUNT -> LedgerAccount.DISCOUNTS;
        };
    }

    private void add(String kind, AccountId account, String verb, List<Posting> postings) {
        add(kind, account, verb, postings, List.of());
    }

    private void add(
            String kind,
            AccountId account,
            String verb,
            List<Posting> postings,
            List<TaxMovement> taxes) {
        entries.add(
                new LedgerEntry(
                        "cash:" + cash.id() + "." + step + "." + kind,
                        bookedOn,
                        cash.seller(),
                        account,
                        cash.id().value(),
                        "%s: entry %s of statement %s"
                                .formatted(verb, cash.entry().reference(), cash.statement()),
                        postings,
                        taxes));
    }
}
