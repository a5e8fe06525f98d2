package io.billfold.draftinvoice;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.store.AccountStore;

import jakarta.inject.Singleton;

/** Sellers and accounts that must be known, as they are now. */
@Singleton
class Parties {
    private final AccountStore accounts;

    Parties(AccountStore accounts) {
        this.accounts = accounts;
    }

    /**
     * The seller with this id.
     *
     * @throws IllegalStateException when there is none
     */
    Seller seller(SellerId id) {
        return accounts.findSeller(id).orElseThrow(() -> unknown("seller " + id)).value();
    }

    /**
     * The account with this id.
     *
     * @throws IllegalStateException when there is none
     */
    Account account(AccountId id) {
        return accounts.findAccount(id).orElseThrow(() -> unknown("account " + id)).value();
    }

    private static IllegalStateException unknown(String what) {
        return new IllegalStateException(what + " is not known");
    }
}
