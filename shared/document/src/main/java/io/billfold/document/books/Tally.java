package io.billfold.document.books;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;
import io.billfold.billing.ledger.TaxMovement;
import io.billfold.billing.tax.TaxCategory;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the entries of a period and a currency come to: what books say before the entries, and what
 * they are compared with. Customers are kept by id only, some 100 bytes each.
 */
public final class Tally {
    private final CurrencyUnit currency;
    private final Map<LedgerAccount, Sides> sides = new EnumMap<>(LedgerAccount.class);
    private final NavigableSet<AccountId> customers =
            new TreeSet<>(Comparator.comparing(AccountId::value));
    private final Map<TaxCode, TaxSum> taxes = new TreeMap<>();
    private long entries;

    /** Of nothing yet. */
    public Tally(CurrencyUnit currency) {
        this.currency = currency;
    }

    /** What was posted to a ledger account. */
    public record Sides(Money debit, Money credit) {
        private Sides plus(Posting posting) {
            return posting.side() == Posting.Side.DEBIT
                    ? new Sides(debit.plus(posting.amount()), credit)
                    : new Sides(debit, credit.plus(posting.amount()));
        }

        /** Debit less credit. */
        public Money net() {
            return debit.minus(credit);
        }
    }

    /** The customers of several, each once. */
    public static NavigableSet<AccountId> customers(Collection<Tally> tallies) {
        NavigableSet<AccountId> all = new TreeSet<>(Comparator.comparing(AccountId::value));
        tallies.forEach(tally -> all.addAll(tally.customers));
        return all;
    }

    /**
     * A tax at a rate.
     *
     * @param place whose tax, for example {@code DE} or {@code US-TX}
     * @param tax its name, for example {@code VAT}
     * @param category EN 16931 category
     * @param ratePercent 0 where nothing is charged
     */
    public record TaxCode(String place, String tax, TaxCategory category, BigDecimal ratePercent)
            implements Comparable<TaxCode> {
        private static final Comparator<TaxCode> ORDER =
                Comparator.comparing(TaxCode::place)
                        .thenComparing(TaxCode::tax)
                        .thenComparing(TaxCode::category)
                        .thenComparing(TaxCode::ratePercent);

        static TaxCode of(TaxMovement movement) {
            TaxMovement.Key key = movement.key();
            return new TaxCode(key.place(), key.tax(), key.category(), key.ratePercent());
        }

        @Override
        public int compareTo(TaxCode other) {
            return ORDER.compare(this, other);
        }
    }

    /** What documents came to under a tax and rate; credit notes are taken off. */
    public record TaxSum(Money base, Money tax, long documents) {
        private TaxSum plus(TaxMovement movement) {
            return new TaxSum(base.plus(movement.base()), tax.plus(movement.tax()), documents + 1);
        }
    }

    /** With another entry; one of another currency is passed over. */
    public void add(LedgerEntry entry) {
        if (!entry.currency().equals(currency)) {
            return;
        }
        entries++;
        customers.add(entry.account());
        Money zero = Money.zero(currency);
        for (Posting posting : entry.postings()) {
            Sides before = sides.getOrDefault(posting.account(), new Sides(zero, zero));
            sides.put(posting.account(), before.plus(posting));
        }
        for (TaxMovement movement : entry.taxes()) {
            TaxCode code = TaxCode.of(movement);
            taxes.put(code, taxes.getOrDefault(code, new TaxSum(zero, zero, 0)).plus(movement));
        }
    }

    public CurrencyUnit currency() {
        return currency;
    }

    /** How many entries there are. */
    public long entries() {
        return entries;
    }

    /** What was posted, by ledger account; one without postings is left out. */
    public Map<LedgerAccount, Sides> sides() {
        return Map.copyOf(sides);
    }

    /** Debit less credit of a ledger account; zero where nothing was posted. */
    public Money net(LedgerAccount account) {
        Sides posted = sides.get(account);
        return posted == null ? Money.zero(currency) : posted.net();
    }

    /** The sum of all debits, which is that of all credits. */
    public Money debits() {
        return Money.total(currency, sides.values().stream().map(Sides::debit).toList());
    }

    /** The sum of all credits. */
    public Money credits() {
        return Money.total(currency, sides.values().stream().map(Sides::credit).toList());
    }

    /** How many customers have entries. */
    public int customerCount() {
        return customers.size();
    }

    /** Who has entries, by id. */
    public Iterator<AccountId> customers() {
        return Collections.unmodifiableNavigableSet(customers).iterator();
    }

    /** What documents came to under each tax and rate, in their order. */
    public Map<TaxCode, TaxSum> taxes() {
        return new TreeMap<>(taxes);
    }
}
