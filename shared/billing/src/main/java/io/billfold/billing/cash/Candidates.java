package io.billfold.billing.cash;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.invoice.InvoiceNumber;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * What was found for an entry before it is matched.
 *
 * @param items invoices that it may be for, paid ones among them, each once
 * @param structured the invoice that its structured reference names, or null
 * @param named invoices that its text names
 * @param known whose bank account or name this is, as decisions taught it, or null
 * @param isWhole whether there are no others; if there may be, nothing that merely fits is sure
 */
public record Candidates(
        List<OpenItem> items,
        @Nullable InvoiceNumber structured,
        Set<InvoiceNumber> named,
        @Nullable AccountId known,
        boolean isWhole) {
    /**
     * Of an account or an amount no more invoices than these are looked at: sixteen years of
     * monthly ones, and two reads of what is owed on them.
     */
    public static final int ITEMS_MAX = 200;

    public Candidates {
        items = items.stream().sorted(OpenItem.OLDEST_FIRST).toList();
        named = Set.copyOf(named);
    }
}
