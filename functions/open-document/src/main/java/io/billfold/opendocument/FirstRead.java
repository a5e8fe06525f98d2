package io.billfold.opendocument;

import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.lambda.Primer;
import io.billfold.store.InvoiceStore;

import jakarta.inject.Singleton;

/** Looks for something that is not there, which opens the connection to the tables. */
@Singleton
class FirstRead implements Primer {
    private final InvoiceStore invoices;

    FirstRead(InvoiceStore invoices) {
        this.invoices = invoices;
    }

    @Override
    public void prime() {
        invoices.find(new InvoiceNumber("prime", 2000, 1));
    }
}
