package io.billfold.releasedraft;

import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.purchase.PurchaseOrder;
import io.billfold.billing.purchase.PurchaseOrderRules;
import io.billfold.billing.purchase.PurchaseOrderRules.Wish;
import io.billfold.store.AccountStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.PurchaseOrderStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** Adds a purchase order of an account, or changes its cap and dates; what is used stays used. */
@Singleton
class KeepPurchaseOrder {
    /** How often it is decided anew because a draft reserved some of it meanwhile. */
    static final int ATTEMPTS_MAX = 5;

    private final PurchaseOrderStore orders;
    private final AccountStore accounts;
    private final Dynamo dynamo;

    KeepPurchaseOrder(PurchaseOrderStore orders, AccountStore accounts, Dynamo dynamo) {
        this.orders = orders;
        this.accounts = accounts;
        this.dynamo = dynamo;
    }

    /** The account's orders, in the order of their numbers; empty for an unknown account. */
    Optional<List<PurchaseOrder>> list(AccountId account) {
        return accounts.findAccount(account).map(_ -> orders.list(account));
    }

    /**
     * Makes the order as it is wished.
     *
     * @throws IllegalStateException when it changed under every attempt
     */
    Ordering keep(AccountId account, Wish wish) {
        if (accounts.findAccount(account).isEmpty()) {
            return new Ordering.UnknownAccount();
        }
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Versioned<PurchaseOrder> read = orders.find(account, wish.number()).orElse(null);
            PurchaseOrder before = read == null ? null : read.value();
            List<Problem> problems = PurchaseOrderRules.changeProblems(wish, before);
            if (!problems.isEmpty()) {
                return new Ordering.Refused(problems);
            }
            PurchaseOrder after = order(account, wish, before);
            if (after.equals(before) || save(after, read) == Committed.DONE) {
                return new Ordering.Done(after, before == null);
            }
        }
        throw new IllegalStateException(
                "purchase order " + wish.number() + " changed " + ATTEMPTS_MAX + " times");
    }

    private static PurchaseOrder order(
            AccountId account, Wish wish, @Nullable PurchaseOrder before) {
        return new PurchaseOrder(
                wish.number(),
                account,
                wish.cap(),
                before == null ? Money.zero(wish.cap().getCurrencyUnit()) : before.used(),
                wish.validFrom(),
                wish.validUntil());
    }

    private Committed save(PurchaseOrder order, @Nullable Versioned<PurchaseOrder> read) {
        Commit commit = dynamo.begin();
        orders.save(commit, order, read);
        return dynamo.commit(commit);
    }
}
