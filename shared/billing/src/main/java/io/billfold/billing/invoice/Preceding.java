package io.billfold.billing.invoice;

import java.time.LocalDate;

/**
 * The invoice that a credit note or an additional invoice is about (EN 16931 BG-3).
 *
 * @param number BT-25
 * @param issuedOn BT-26
 */
public record Preceding(InvoiceNumber number, LocalDate issuedOn) {
    /** An invoice as another document refers to it. */
    public static Preceding of(Invoice invoice) {
        return new Preceding(invoice.number(), invoice.issuedOn());
    }
}
