package io.billfold.recorddelivery;

import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.lambda.Primer;
import io.billfold.store.DeliveryStore;

import jakarta.inject.Singleton;

/** Looks for something that is not there, which opens the connection to the tables. */
@Singleton
class FirstRead implements Primer {
    private final DeliveryStore deliveries;

    FirstRead(DeliveryStore deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void prime() {
        deliveries.of(new InvoiceNumber("prime", 2000, 1));
    }
}
