package io.billfold.billing.document;

import io.billfold.billing.document.AccountStatement.Entry;
import io.billfold.billing.document.AccountStatement.Kind;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.period.Period;

import org.joda.money.Money;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Draws up a statement of account from the ledger. What a customer owes is the sum of the ledger
 * accounts that are between the two ({@link LedgerAccount#isOfCustomer}): entries that only move it
 * from one of them to another, such as credit that an invoice used, are no entry of a statement.
 */
public final class Statements {
    private Statements() {}

    /**
     * A statement.
     *
     * @param period of the entries that it shows
     * @param owed what the customer owes by the ledger now, after all entries
     * @param booked the ledger's entries of this seller, customer and currency from the period's
     *     first day until now, in any order
     * @param open what is not paid now
     */
    public static AccountStatement of(
            Letter letter,
            Period period,
            Money owed,
            List<LedgerEntry> booked,
            List<OpenItem> open) {
        Money closing = owed;
        List<LedgerEntry> shown = new ArrayList<>();
        for (LedgerEntry entry : booked) {
            if (!entry.bookedOn().isBefore(period.to())) {
                closing = closing.minus(entry.owed());
            } else if (!entry.owed().isZero()) {
                shown.add(entry);
            }
        }
        shown.sort(Comparator.comparing(LedgerEntry::bookedOn).thenComparing(LedgerEntry::id));
        List<Entry> entries = shown.stream().flatMap(Statements::entries).toList();
        Money opening = closing;
        for (Entry entry : entries) {
            opening = opening.minus(entry.amount());
        }
        return new AccountStatement(
                letter,
                period,
                opening,
                entries,
                closing,
                open.stream()
                        .sorted(
                                Comparator.comparing(OpenItem::dueOn)
                                        .thenComparing(OpenItem::number))
                        .toList());
    }

    /** What was paid, and what was withheld or taken off it, are things apart to the customer. */
    private static Stream<Entry> entries(LedgerEntry entry) {
        Money withheld = entry.net(LedgerAccount.WITHHOLDING_RECEIVABLE).negated();
        Money discount = discount(entry);
        Money rest = entry.owed().minus(withheld).minus(discount);
        return Stream.of(
                        entry(entry, kind(entry), rest),
                        entry(entry, Kind.TAX_WITHHELD, withheld),
                        entry(entry, Kind.DISCOUNT, discount))
                .filter(it -> !it.amount().isZero());
    }

    /** With its tax: below zero where it is taken, above where it is taken back. */
    private static Money discount(LedgerEntry entry) {
        return entry.isOn(LedgerAccount.DISCOUNTS)
                ? entry.net(LedgerAccount.DISCOUNTS)
                        .plus(entry.net(LedgerAccount.TAX_PAYABLE))
                        .negated()
                : Money.zero(entry.currency());
    }

    private static Entry entry(LedgerEntry entry, Kind kind, Money amount) {
        return new Entry(entry.bookedOn(), kind, entry.document(), amount);
    }

    private static Kind kind(LedgerEntry entry) {
        boolean isMore = entry.owed().isPositive();
        if (entry.isOn(LedgerAccount.DISCOUNTS)) {
            return isMore ? Kind.PAYMENT_RETURNED : Kind.PAYMENT;
        }
        if (entry.isOn(LedgerAccount.UNAPPLIED_CASH)
                && entry.isOn(LedgerAccount.EXCHANGE_DIFFERENCES)) {
            return Kind.EXCHANGED;
        }
        if (entry.isOn(LedgerAccount.REVENUE)
                || entry.isOn(LedgerAccount.DEFERRED_REVENUE)
                || entry.isOn(LedgerAccount.TAX_PAYABLE)) {
            return isMore ? Kind.INVOICE : Kind.CREDIT_NOTE;
        }
        if (entry.isOn(LedgerAccount.LOSSES)) {
            // what was lost is owed again: the payment did not last
            return isMore ? Kind.PAYMENT_RETURNED : Kind.WRITE_OFF;
        }
        if (entry.isOn(LedgerAccount.REFUNDS_PAYABLE)) {
            return Kind.REFUND;
        }
        return isMore ? Kind.PAYMENT_RETURNED : Kind.PAYMENT;
    }
}
