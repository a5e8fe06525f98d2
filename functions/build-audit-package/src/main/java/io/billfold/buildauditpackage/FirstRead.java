package io.billfold.buildauditpackage;

import io.billfold.billing.auditpackage.PackageId;
import io.billfold.lambda.Primer;
import io.billfold.store.AuditPackageStore;

import jakarta.inject.Singleton;

/** Looks for something that is not there, which opens the connection to the tables. */
@Singleton
class FirstRead implements Primer {
    private final AuditPackageStore packages;

    FirstRead(AuditPackageStore packages) {
        this.packages = packages;
    }

    @Override
    public void prime() {
        packages.find(new PackageId("prime"));
    }
}
