package io.billfold.billing.rating;

import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.subscription.BillingState;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What one step of billing comes to.
 *
 * @param lines in the order of items and charges; empty where nothing was to bill after all
 * @param billing how far the subscription is billed then
 * @param pages the pages of the ledger that changed, whole
 */
public record Bill(
        List<InvoiceLine> lines, BillingState billing, Map<LocalDate, List<Portion>> pages) {
    public Bill {
        lines = List.copyOf(lines);
        pages = Map.copyOf(pages);
    }
}
