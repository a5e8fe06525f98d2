package io.billfold.store;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.purchase.PurchaseOrderRules;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A draft and where it stands.
 *
 * @param draft what is to be invoiced
 * @param state where it stands
 * @param number the invoice that it became, or null before
 * @param problems why it is held; empty in the other states
 * @param version what a change must find
 */
public record DraftRecord(
        Draft draft,
        State state,
        @Nullable InvoiceNumber number,
        List<Problem> problems,
        long version) {
    public DraftRecord {
        problems = List.copyOf(problems);
    }

    /** Where a draft stands. */
    public enum State {
        /** It waits for its tax. */
        DRAFTED,
        /** It can't be issued; its problems say why. */
        HELD,
        /** It waits for its number. */
        TAXED,
        /** It is an invoice. */
        ISSUED,
        /** It waits to be put on one invoice with others of the account that pays. */
        COLLECTED,
        /** It is part of another draft. */
        MERGED
    }

    /** Whether it is held because its purchase order is missing or has no room for it. */
    public boolean isHeldForPurchaseOrder() {
        return state == State.HELD
                && problems.stream().anyMatch(it -> it.field().equals(PurchaseOrderRules.FIELD));
    }
}
