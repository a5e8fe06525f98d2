package io.billfold.configureseller;

import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.events.SellerConfigured;
import io.billfold.store.AccountStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.util.Optional;

/**
 * Adds or changes a seller. Invoices and drafts keep the seller as it was; a series belongs to the
 * seller that had it first, for ever.
 */
@Singleton
class ConfigureSeller {
    private final AccountStore accounts;
    private final Dynamo dynamo;
    private final InstantSource clock;

    ConfigureSeller(AccountStore accounts, Dynamo dynamo, InstantSource clock) {
        this.accounts = accounts;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** Adds or changes a seller, unless it is so already. */
    Configuring configure(Seller seller) {
        Versioned<Seller> read = accounts.findSeller(seller.id()).orElse(null);
        if (read != null && read.value().equals(seller)) {
            return Configuring.UNCHANGED;
        }
        Commit commit = dynamo.begin();
        accounts.saveSeller(commit, seller, read);
        long version = read == null ? 1 : read.version() + 1;
        accounts.publish(
                commit,
                SellerConfigured.of(
                        clock.instant(), seller.id().value(), version, seller.series()));
        if (dynamo.commit(commit) == Committed.REFUSED) {
            return isTaken(seller) ? Configuring.SERIES_TAKEN : Configuring.CHANGED_MEANWHILE;
        }
        return read == null ? Configuring.ADDED : Configuring.CHANGED;
    }

    private boolean isTaken(Seller seller) {
        Optional<SellerId> owner = accounts.findSeriesOwner(seller.series());
        return owner.isPresent() && !owner.get().equals(seller.id());
    }
}
