package io.billfold.billing.cash;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;

/**
 * An invoice that a payment may be for.
 *
 * @param receivable what is owed on it; nothing where it is paid
 * @param payer name of the account, as invoiced
 * @param withheld what the customer is expected to keep as income tax, or null
 */
public record OpenItem(Receivable receivable, String payer, @Nullable Money withheld) {
    /** The order in which money is used up: the longest due first, then by number. */
    static final Comparator<OpenItem> OLDEST_FIRST =
            Comparator.comparing((OpenItem item) -> item.receivable().dueOn())
                    .thenComparing(item -> item.invoice().toString());

    public InvoiceNumber invoice() {
        return receivable.invoice();
    }

    public AccountId account() {
        return receivable.account();
    }

    Money open() {
        return receivable.open();
    }

    /** What would arrive if all of it is paid now: less what is to be withheld of the whole. */
    Money expected() {
        return withheld == null || !isUntouched() ? open() : open().minus(withheld);
    }

    /** Whether nothing was paid or credited yet. */
    boolean isUntouched() {
        return open().isEqual(receivable.total());
    }
}
