package io.billfold.recordusage;

import io.billfold.billing.account.Account;
import io.billfold.billing.rating.SubscribedUsage;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.usage.UsageTerms;
import io.billfold.store.AccountStore;
import io.billfold.store.CatalogStore;
import io.billfold.store.SubscriptionStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.util.Optional;

/** What subscriptions take by their plans, in the zones of their accounts. */
@Singleton
class SubscribedMetrics implements KnownMetrics {
    private final SubscriptionStore subscriptions;
    private final AccountStore accounts;
    private final CatalogStore catalogs;

    SubscribedMetrics(
            SubscriptionStore subscriptions, AccountStore accounts, CatalogStore catalogs) {
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.catalogs = catalogs;
    }

    @Override
    public Optional<UsageTerms> of(SubscriptionId subscription) {
        return subscriptions.find(subscription).map(Versioned::value).map(this::terms);
    }

    private UsageTerms terms(Subscription subscription) {
        Account account =
                accounts.findAccount(subscription.account())
                        .map(Versioned::value)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "subscription "
                                                        + subscription.id()
                                                        + " has no account"));
        return SubscribedUsage.of(
                subscription,
                catalogs.plans(subscription.seller(), subscription.catalogPlans()),
                account.zone());
    }
}
