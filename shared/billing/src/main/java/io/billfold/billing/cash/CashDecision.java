package io.billfold.billing.cash;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.cash.Difference.Kind;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** What a person decides about an entry. */
public sealed interface CashDecision {
    /** It settles invoices. */
    record Apply(List<Wanted> invoices) implements CashDecision {
        /** More than these nobody picks by hand; and a transaction holds a hundred items. */
        public static final int INVOICES_MAX = 10;

        public Apply {
            invoices = List.copyOf(invoices);
            if (invoices.isEmpty() || invoices.size() > INVOICES_MAX) {
                throw new IllegalArgumentException(
                        "must name 1 to " + INVOICES_MAX + " invoices, not " + invoices.size());
            }
        }
    }

    /** It is this account's, and settles nothing yet. */
    record Assign(AccountId account) implements CashDecision {}

    /** It stays where it is: nobody has to look at it. */
    record Park() implements CashDecision {}

    /** What it settled is undone: the invoices are open again, with their dates. */
    record Undo() implements CashDecision {}

    /** The certificate of what was withheld of an invoice has come. */
    record Certify(InvoiceNumber invoice, String certificate) implements CashDecision {}

    /** The bank took it back, though its statement did not say of which payment. */
    record TakenBack() implements CashDecision {}

    /**
     * An invoice that it settles.
     *
     * @param amount how much of the money; null for all that is open and there
     * @param settles what that money counts for where the invoice is in another currency; null for
     *     what it was before the bank exchanged it
     * @param rest why less is asked for than is open; null where the rest stays open
     */
    record Wanted(
            InvoiceNumber invoice,
            @Nullable Money amount,
            @Nullable BigDecimal settles,
            @Nullable Kind rest) {}
}
