package io.billfold.billing.ledger;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What one business event does to the ledger. It is balanced, in one currency, and is never
 * changed.
 *
 * @param id derived from what it books, for example {@code invoice:MU-2026-000042}: booked once
 * @param bookedOn date of the entry in the seller's zone
 * @param seller whose ledger
 * @param account which customer
 * @param document the invoice, payment or dispute that it belongs to
 * @param description for a person who reads the ledger
 * @param postings at least two; debits equal credits
 * @param taxes what it does to the totals that tax returns are made of; empty for most
 * @param happenedOn the date that it would have been booked on, had that month not been closed;
 *     null where it was booked on its own date
 */
public record LedgerEntry(
        String id,
        LocalDate bookedOn,
        SellerId seller,
        AccountId account,
        String document,
        String description,
        List<Posting> postings,
        List<TaxMovement> taxes,
        @Nullable LocalDate happenedOn) {
    public LedgerEntry {
        postings = List.copyOf(postings);
        taxes = List.copyOf(taxes);
        Money sum = Money.zero(postings.getFirst().amount().getCurrencyUnit());
        for (Posting posting : postings) {
            sum = sum.plus(posting.signed());
        }
        if (!sum.isZero()) {
            throw new IllegalArgumentException("entry " + id + " is off balance by " + sum);
        }
    }

    /** An entry on its own date. */
    public LedgerEntry(
            String id,
            LocalDate bookedOn,
            SellerId seller,
            AccountId account,
            String document,
            String description,
            List<Posting> postings,
            List<TaxMovement> taxes) {
        this(id, bookedOn, seller, account, document, description, postings, taxes, null);
    }

    /** An entry without tax. */
    public LedgerEntry(
            String id,
            LocalDate bookedOn,
            SellerId seller,
            AccountId account,
            String document,
            String description,
            List<Posting> postings) {
        this(id, bookedOn, seller, account, document, description, postings, List.of());
    }

    /** The entry in another month, because that of its own date is closed. */
    public LedgerEntry postponedTo(LocalDate open) {
        return new LedgerEntry(
                id, open, seller, account, document, description, postings, taxes, occurredOn());
    }

    /** When what it books took place. */
    public LocalDate occurredOn() {
        return happenedOn == null ? bookedOn : happenedOn;
    }

    public CurrencyUnit currency() {
        return postings.getFirst().amount().getCurrencyUnit();
    }

    /** Whether it posts to an account, on either side. */
    public boolean isOn(LedgerAccount account) {
        return postings.stream().anyMatch(it -> it.account() == account);
    }

    /** What it posts to an account: debits positive, credits negative. */
    public Money net(LedgerAccount account) {
        Money net = Money.zero(currency());
        for (Posting posting : postings) {
            if (posting.account() == account) {
                net = net.plus(posting.signed());
            }
        }
        return net;
    }

    /** By how much more the customer owes: below zero where it owes less. */
    public Money owed() {
        Money owed = Money.zero(currency());
        for (Posting posting : postings) {
            if (posting.account().isOfCustomer()) {
                owed = owed.plus(posting.signed());
            }
        }
        return owed;
    }
}
