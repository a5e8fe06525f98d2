package io.billfold.billing.cash;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.DiscountOffer;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * An invoice that a payment may be for.
 *
 * @param receivable what is owed on it; nothing where it is paid
 * @param payer name of the account, as invoiced
 * @param withheld what the customer is expected to keep as income tax, or null
 * @param offering the invoice, where it offers a discount for paying early; else null
 */
public record OpenItem(
        Receivable receivable, String payer, @Nullable Money withheld, @Nullable Invoice offering) {
    /** The order in which money is used up: the longest due first, then by number. */
    static final Comparator<OpenItem> OLDEST_FIRST =
            Comparator.comparing((OpenItem item) -> item.receivable().dueOn())
                    .thenComparing(item -> item.invoice().toString());

    /** Without a discount for paying early. */
    public OpenItem(Receivable receivable, String payer, @Nullable Money withheld) {
        this(receivable, payer, withheld, null);
    }

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

    /**
     * The discounts that a payment can still take, the largest first; none where a part was paid,
     * credited or is withheld, so that the offered amounts do not hold any more.
     *
     * @param valueOn when the bank gives the money
     */
    List<DiscountOffer> discounts(LocalDate valueOn) {
        if (offering == null || withheld != null || !isUntouched()) {
            return List.of();
        }
        return offering.discounts().stream()
                .filter(offer -> !valueOn.isAfter(offer.until()))
                .toList();
    }

    /** What would arrive if all of it is paid and the largest discount of that day is taken. */
    Money least(LocalDate valueOn) {
        List<DiscountOffer> offers = discounts(valueOn);
        return offers.isEmpty() ? expected() : offers.getFirst().payable();
    }

    /** Whether nothing was paid or credited yet. */
    boolean isUntouched() {
        return open().isEqual(receivable.total());
    }
}
