package io.billfold.buildauditpackage;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.auditpackage.PackageRequest;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.document.books.Tally;
import io.billfold.store.Balance;
import io.billfold.store.BookStore;
import io.billfold.store.InvoiceSearchStore;
import io.billfold.store.LedgerStore;

import jakarta.inject.Singleton;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The part of the ledger that a package is of. Whole months are compared with the trial balance,
 * which is written with the entries and read consistently: books that agree with it are complete.
 *
 * <p>Opening balances are the sum of the trial balances of all months before, from the January
 * before the seller's first invoice: 16 reads a month, so 2,000 reads after ten years, some ten
 * seconds. The days of a month before the period are read entry by entry. Of one account, all its
 * entries before the period are read: it has no monthly totals.
 */
@Singleton
class LedgerBook {
    /**
     * The most entries of a package: of three million a SAF-T has some 4 GB, which are written in
     * ten minutes, and a run has twelve. Whoever has more asks for shorter periods.
     */
    static final long ENTRIES_MAX = 3_000_000;

    /** The most customers: 500,000 ids are 50 MB of memory. */
    static final int CUSTOMERS_MAX = 500_000;

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

    private final BookStore books;
    private final LedgerStore ledger;
    private final InvoiceSearchStore invoices;

    LedgerBook(BookStore books, LedgerStore ledger, InvoiceSearchStore invoices) {
        this.books = books;
        this.ledger = ledger;
        this.invoices = invoices;
    }

    /**
     * The entries of a package, in the order of their dates. The last one is followed by a {@link
     * LedgerBehindException} when there are not as many as were counted.
     */
    Iterator<LedgerEntry> entries(PackageRequest request, BookPlan plan) {
        return new Counted(entries(request, request.from(), request.to()), plan.entries());
    }

    /** Entries of which it is known how many there are. */
    private static final class Counted implements Iterator<LedgerEntry> {
        private final Iterator<LedgerEntry> rest;
        private final long counted;
        private long read;

        Counted(Iterator<LedgerEntry> rest, long counted) {
            this.rest = rest;
            this.counted = counted;
        }

        @Override
        public boolean hasNext() {
            boolean isMore = rest.hasNext();
            if (!isMore && read != counted) {
                throw new LedgerBehindException(
                        "%d entries were counted, and %d read".formatted(counted, read));
            }
            return isMore;
        }

        @Override
        public LedgerEntry next() {
            LedgerEntry next = rest.next();
            read++;
            return next;
        }
    }

    private Iterator<LedgerEntry> entries(PackageRequest request, LocalDate from, LocalDate to) {
        AccountId account = request.account();
        return account == null
                ? books.entries(request.seller(), from, to)
                : books.entries(request.seller(), account, from, to);
    }

    /**
     * Counts what books say before the entries.
     *
     * @throws LedgerBehindException when whole months do not come to the trial balance
     * @throws UnmakeableException when there are too many entries or customers
     */
    BookPlan plan(PackageRequest request) {
        SortedMap<CurrencyUnit, Tally> tallies = new TreeMap<>();
        SortedMap<CurrencyUnit, Tally> whole = new TreeMap<>();
        long count = 0;
        Iterator<LedgerEntry> entries = entries(request, request.from(), request.to());
        while (entries.hasNext()) {
            LedgerEntry entry = entries.next();
            add(tallies, entry);
            if (isWhole(YearMonth.from(entry.bookedOn()), request)) {
                add(whole, entry);
            }
            requireBounded(++count, tallies);
        }
        if (request.account() == null) {
            compare(whole, request);
        }
        return new BookPlan(tallies, opening(request));
    }

    private static void add(SortedMap<CurrencyUnit, Tally> tallies, LedgerEntry entry) {
        tallies.computeIfAbsent(entry.currency(), Tally::new).add(entry);
    }

    private static boolean isWhole(YearMonth month, PackageRequest request) {
        return !month.atDay(1).isBefore(request.from())
                && !month.atEndOfMonth().isAfter(request.to());
    }

    private static void requireBounded(long count, SortedMap<CurrencyUnit, Tally> tallies) {
        int customers = tallies.values().stream().mapToInt(Tally::customerCount).sum();
        if (count > ENTRIES_MAX || customers > CUSTOMERS_MAX) {
            throw new UnmakeableException(
                    "the period has more than %d ledger entries or %d customers: ask for shorter periods"
                            .formatted(ENTRIES_MAX, CUSTOMERS_MAX));
        }
    }

    private void compare(SortedMap<CurrencyUnit, Tally> whole, PackageRequest request) {
        YearMonth first = YearMonth.from(request.from());
        YearMonth last = YearMonth.from(request.to());
        first = isWhole(first, request) ? first : first.plusMonths(1);
        last = isWhole(last, request) ? last : last.minusMonths(1);
        if (first.isAfter(last)) {
            return;
        }
        for (Balance balance : ledger.trialBalance(request.seller(), first, last)) {
            Tally tally = whole.getOrDefault(balance.currency(), new Tally(balance.currency()));
            for (LedgerAccount account : LedgerAccount.values()) {
                compare(account, balance, tally);
            }
        }
    }

    private static void compare(LedgerAccount account, Balance balance, Tally tally) {
        Money zero = Money.zero(balance.currency());
        Balance.Sides booked = balance.sides().getOrDefault(account, new Balance.Sides(zero, zero));
        Tally.Sides read = tally.sides().getOrDefault(account, new Tally.Sides(zero, zero));
        if (!booked.debit().equals(read.debit()) || !booked.credit().equals(read.credit())) {
            throw new LedgerBehindException(
                    "the trial balance of %s says debit %s, credit %s; its entries come to %s and %s"
                            .formatted(
                                    account,
                                    booked.debit(),
                                    booked.credit(),
                                    read.debit(),
                                    read.credit()));
        }
    }

    private Map<CurrencyUnit, Map<LedgerAccount, Money>> opening(PackageRequest request) {
        Map<CurrencyUnit, Map<LedgerAccount, Money>> opening = new TreeMap<>();
        LocalDate first = request.account() == null ? request.from().withDayOfMonth(1) : FIRST_DAY;
        if (request.account() == null) {
            before(request.seller(), YearMonth.from(first)).forEach(it -> add(opening, it));
        }
        SortedMap<CurrencyUnit, Tally> days = new TreeMap<>();
        if (first.isBefore(request.from())) {
            entries(request, first, request.from().minusDays(1))
                    .forEachRemaining(entry -> add(days, entry));
        }
        days.forEach(
                (currency, tally) ->
                        tally.sides().forEach((account, it) -> add(opening, account, it.net())));
        return opening;
    }

    /** The months before one, from before the seller's first invoice. */
    private List<Balance> before(SellerId seller, YearMonth month) {
        YearMonth first = YearMonth.of(invoices.firstYear(seller).orElse(month.getYear()) - 1, 1);
        return first.isBefore(month)
                ? ledger.trialBalance(seller, first, month.minusMonths(1))
                : List.of();
    }

    private static void add(Map<CurrencyUnit, Map<LedgerAccount, Money>> opening, Balance balance) {
        balance.sides().forEach((account, sides) -> add(opening, account, sides.net()));
    }

    private static void add(
            Map<CurrencyUnit, Map<LedgerAccount, Money>> opening,
            LedgerAccount account,
            Money net) {
        opening.computeIfAbsent(net.getCurrencyUnit(), c -> new EnumMap<>(LedgerAccount.class))
                .merge(account, net, Money::plus);
    }
}
