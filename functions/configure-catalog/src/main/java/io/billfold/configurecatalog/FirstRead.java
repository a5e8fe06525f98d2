package io.billfold.configurecatalog;

import io.billfold.billing.account.SellerId;
import io.billfold.lambda.Primer;
import io.billfold.store.CatalogStore;

import jakarta.inject.Singleton;

/** Looks for something that is not there, which opens the connection to the tables. */
@Singleton
class FirstRead implements Primer {
    private final CatalogStore catalogs;

    FirstRead(CatalogStore catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public void prime() {
        catalogs.find(new SellerId("prime"));
    }
}
