package io.billfold.store;

import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.micronaut.serde.annotation.Serdeable;

import java.time.LocalDate;

/**
 * The stored form of an {@link Invoice}, version 1. The sums are in it for whoever checks an
 * invoice without this software.
 */
@Serdeable
record StoredInvoice(
        int version,
        String number,
        String issuedOn,
        String dueOn,
        int rendererVersion,
        String net,
        String tax,
        String total,
        StoredDraft content) {
    static StoredInvoice of(Invoice invoice) {
        return new StoredInvoice(
                1,
                invoice.number().toString(),
                invoice.issuedOn().toString(),
                invoice.dueOn().toString(),
                invoice.rendererVersion(),
                StoredMoney.of(invoice.net()),
                StoredMoney.of(invoice.tax()),
                StoredMoney.of(invoice.total()),
                StoredDraft.of(invoice.content()));
    }

    /**
     * The invoice.
     *
     * @throws IllegalStateException when its lines and taxes do not add up to the stored total
     */
    Invoice toInvoice() {
        StoredVersion.check("invoice", version);
        Invoice invoice =
                new Invoice(
                        InvoiceNumber.parse(number),
                        LocalDate.parse(issuedOn),
                        LocalDate.parse(dueOn),
                        rendererVersion,
                        content.toDraft());
        if (!StoredMoney.of(invoice.total()).equals(total)) {
            throw new IllegalStateException(
                    "stored invoice "
                            + number
                            + " says "
                            + total
                            + " but adds up to "
                            + invoice.total());
        }
        return invoice;
    }
}
