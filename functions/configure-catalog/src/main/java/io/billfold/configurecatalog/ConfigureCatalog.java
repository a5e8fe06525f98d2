package io.billfold.configurecatalog;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.catalog.CatalogDecision;
import io.billfold.billing.catalog.CatalogDifference;
import io.billfold.billing.catalog.CatalogRules;
import io.billfold.events.CatalogConfigured;
import io.billfold.store.AccountStore;
import io.billfold.store.CatalogStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Replaces a seller's catalog by another, or says what would be different. More parts than a
 * transaction takes are written in several, each a catalog whose names lead somewhere, as products
 * come before plans and these before bundles; sending the same again completes what was cut off.
 */
@Singleton
class ConfigureCatalog {
    /** What a transaction has room for beside the head and the event. */
    private static final int PARTS_MAX = Commit.ITEMS_MAX - 2;

    private final AccountStore accounts;
    private final CatalogStore catalogs;
    private final Dynamo dynamo;
    private final InstantSource clock;

    ConfigureCatalog(
            AccountStore accounts, CatalogStore catalogs, Dynamo dynamo, InstantSource clock) {
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** The catalog that there is. */
    Optional<Versioned<Catalog>> find(SellerId seller) {
        return catalogs.find(seller);
    }

    /** What {@link #configure} would do, and nothing is written. */
    Configuring preview(Catalog sent) {
        return decide(sent, null);
    }

    /**
     * Replaces the catalog, unless it is so already.
     *
     * @param versionSeen the version that the caller looked at, or null for whatever there is
     */
    Configuring configure(Catalog sent, @Nullable Long versionSeen) {
        Configuring decided = decide(sent, versionSeen);
        return decided instanceof Configuring.Done change ? commit(change) : decided;
    }

    private Configuring decide(Catalog sent, @Nullable Long versionSeen) {
        Optional<Versioned<Seller>> seller = accounts.findSeller(sent.seller());
        if (seller.isEmpty()) {
            return new Configuring.UnknownSeller();
        }
        Versioned<Catalog> there =
                catalogs.find(sent.seller())
                        .orElse(new Versioned<>(Catalog.empty(sent.seller()), 0));
        if (versionSeen != null && versionSeen != there.version()) {
            return new Configuring.OtherVersion(there.version());
        }
        List<Problem> tooLarge = catalogs.tooLarge(sent);
        if (!tooLarge.isEmpty()) {
            return new Configuring.Refused(tooLarge);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), seller.get().value().zone());
        return switch (CatalogRules.decide(there.value(), sent, today)) {
            case CatalogDecision.Refused(List<Problem> problems) ->
                    new Configuring.Refused(problems);
            case CatalogDecision.Replaces(List<CatalogDifference> differences) ->
                    new Configuring.Done(
                            there.value(), sent, differences, there.version(), there.version());
        };
    }

    private Configuring commit(Configuring.Done change) {
        long version = change.version();
        List<CatalogDifference> all = change.differences();
        for (int from = 0; from < all.size(); from += PARTS_MAX) {
            List<CatalogDifference> some =
                    all.subList(from, Math.min(all.size(), from + PARTS_MAX));
            if (commit(change.after(), some, version) == Committed.REFUSED) {
                return new Configuring.ChangedMeanwhile();
            }
            version++;
        }
        return new Configuring.Done(
                change.before(), change.after(), all, change.versionBefore(), version);
    }

    private Committed commit(Catalog catalog, List<CatalogDifference> some, long versionRead) {
        Commit commit = dynamo.begin();
        catalogs.save(commit, catalog, some, versionRead);
        catalogs.publish(
                commit,
                CatalogConfigured.of(
                        clock.instant(), catalog.seller().value(), versionRead + 1, some));
        return dynamo.commit(commit);
    }
}
