package io.billfold.calculatetax;

import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.tax.SellerSales;

/** Who says what tax applies: our own rules, or a service that is asked over the network. */
interface TaxEngine {
    /**
     * The tax of a draft. Asking leaves no trace that anybody would have to declare.
     *
     * @param sales what thresholds are compared with
     */
    Quote quote(Draft draft, SellerSales sales);

    /**
     * Tells the engine of an invoice or a credit note that was issued, so that what it declares is
     * what was invoiced. The document's number makes a repeat harmless.
     */
    Commitment commit(Invoice invoice);
}
