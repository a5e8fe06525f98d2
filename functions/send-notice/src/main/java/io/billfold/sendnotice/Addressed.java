package io.billfold.sendnotice;

import io.billfold.billing.account.Account;
import io.billfold.billing.invoice.Invoice;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceRecord.Rendition;

/**
 * A document and whom it goes to.
 *
 * @param account as it is now: its address may have been corrected since the invoice
 */
record Addressed(InvoiceRecord issued, Account account) {
    Invoice invoice() {
        return issued.invoice();
    }

    /**
     * Its documents.
     *
     * @throws IllegalStateException while they are not made
     */
    Rendition rendition() {
        Rendition rendition = issued.rendition();
        if (rendition == null) {
            throw new IllegalStateException(
                    "invoice " + invoice().number() + " has no document yet");
        }
        return rendition;
    }
}
