package io.billfold.document;

import io.billfold.billing.content.ContentRules;
import io.billfold.billing.invoice.Invoice;

/** Renders invoices as the system does: with all that the law wants on them. */
final class Renders {
    private Renders() {}

    /** The documents of an invoice of a seller without a logo. */
    static RenderedInvoice of(Invoice invoice, String snapshotSha256) {
        return new InvoiceRenderer().render(ContentRules.document(invoice), snapshotSha256, null);
    }
}
