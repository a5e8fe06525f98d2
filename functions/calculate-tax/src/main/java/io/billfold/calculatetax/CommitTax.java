package io.billfold.calculatetax;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.InvoiceIssued;
import io.billfold.store.InvoiceStore;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/** Tells the engine of what was issued, as its number makes a repeat harmless. */
@Singleton
class CommitTax {
    private static final Logger LOG = LoggerFactory.getLogger(CommitTax.class);

    private final InvoiceStore invoices;
    private final TaxEngine engine;

    CommitTax(InvoiceStore invoices, TaxEngine engine) {
        this.invoices = invoices;
        this.engine = engine;
    }

    /**
     * Tells of an invoice or a credit note.
     *
     * @throws IllegalStateException when the invoice is not known or the engine did not take it, so
     *     that it is tried again and in the end a person looks at it
     */
    void commit(InvoiceIssued event) {
        Invoice invoice = known(InvoiceNumber.parse(event.number()));
        switch (engine.commit(invoice)) {
            case Commitment.Done _ -> LOG.info("tax of {} is recorded", invoice.number());
            case Commitment.AlreadyThere _ ->
                    LOG.info("tax of {} was recorded before", invoice.number());
            case Commitment.Refused(List<Problem> problems) ->
                    throw notRecorded(invoice, problems.toString());
            case Commitment.Unavailable(String reason) -> throw notRecorded(invoice, reason);
        }
    }

    private Invoice known(InvoiceNumber number) {
        return invoices.find(number)
                .orElseThrow(() -> new IllegalStateException("invoice " + number + " is not known"))
                .invoice();
    }

    private static IllegalStateException notRecorded(Invoice invoice, String why) {
        return new IllegalStateException(
                "tax of " + invoice.number() + " is not recorded with the engine: " + why);
    }
}
