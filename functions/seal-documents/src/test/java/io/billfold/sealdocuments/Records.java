package io.billfold.sealdocuments;

import io.billfold.billing.invoice.Invoice;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceRecord.Rendition;

import org.jspecify.annotations.Nullable;

/** Invoices as they are kept. */
final class Records {
    private Records() {}

    static InvoiceRecord of(Invoice invoice, @Nullable Rendition rendition) {
        return new InvoiceRecord(invoice, "", rendition);
    }
}
