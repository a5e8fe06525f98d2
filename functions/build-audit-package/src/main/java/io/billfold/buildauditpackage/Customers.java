package io.billfold.buildauditpackage;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.store.AccountStore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

/**
 * The accounts that a book names, read some at a time before they are asked for. The last few of
 * them are kept, however many there are.
 */
final class Customers implements Function<AccountId, Optional<Account>> {
    /** How many are read at once: the most keys of one request. */
    private static final int AHEAD = 100;

    private static final int KEPT_MAX = 2_000;

    private final AccountStore accounts;
    private final Map<AccountId, Optional<Account>> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<AccountId, Optional<Account>> eldest) {
                    return size() > KEPT_MAX;
                }
            };

    Customers(AccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Account> apply(AccountId id) {
        Optional<Account> known = kept.get(id);
        if (known == null) {
            read(List.of(id));
            known = kept.getOrDefault(id, Optional.empty());
        }
        return known;
    }

    private void read(List<AccountId> ids) {
        List<AccountId> unknown =
                ids.stream().distinct().filter(id -> !kept.containsKey(id)).toList();
        unknown.forEach(id -> kept.put(id, Optional.empty()));
        if (!unknown.isEmpty()) {
            accounts.findAccounts(unknown).forEach(it -> kept.put(it.id(), Optional.of(it)));
        }
    }

    /** The same ids, whose accounts are read before they are asked for. */
    Iterator<AccountId> ahead(Iterator<AccountId> ids) {
        return new Ahead<>(ids, Function.identity());
    }

    /** The same entries, whose accounts are read before they are asked for. */
    Iterator<LedgerEntry> aheadOf(Iterator<LedgerEntry> entries) {
        return new Ahead<>(entries, LedgerEntry::account);
    }

    private final class Ahead<T> implements Iterator<T> {
        private final Iterator<T> rest;
        private final Function<T, AccountId> id;
        private final Queue<T> next = new ArrayDeque<>();

        Ahead(Iterator<T> rest, Function<T, AccountId> id) {
            this.rest = rest;
            this.id = id;
        }

        @Override
        public boolean hasNext() {
            if (next.isEmpty() && rest.hasNext()) {
                List<AccountId> ids = new ArrayList<>();
                while (next.size() < AHEAD && rest.hasNext()) {
                    T taken = rest.next();
                    next.add(taken);
                    ids.add(id.apply(taken));
                }
                read(ids);
            }
            return !next.isEmpty();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all of them were read");
            }
            return next.remove();
        }
    }
}
