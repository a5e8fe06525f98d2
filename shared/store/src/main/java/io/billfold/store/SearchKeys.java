package io.billfold.store;

import io.billfold.billing.access.InvoiceSearch;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Locale;

/**
 * The attributes by which invoices are searched. They stand on the items that are written anyway,
 * for indexes to read, so that issuing an invoice writes no item more.
 */
final class SearchKeys {
    static final String ACCOUNT_INDEX = "account";
    static final String TAX_ID_INDEX = "taxId";
    static final String AMOUNT_INDEX = "amount";
    static final String STATE_INDEX = "state";
    static final String OPEN_INDEX = "open";

    private static final int AMOUNT_DIGITS = 19;

    private SearchKeys() {}

    /** On an invoice. */
    static Item addTo(Item item, Invoice invoice) {
        String taxId = invoice.content().account().taxId();
        String key = taxId == null ? "" : InvoiceSearch.taxIdKey(taxId);
        Money total = invoice.total();
        Item named = item.with("taxId", key.isEmpty() ? null : key);
        return total.isNegative()
                ? named
                : named.with(
                                "amountPartition",
                                amountPartition(total.getCurrencyUnit(), shard(invoice.number())))
                        .with("amountKey", amountKey(total, invoice.number().toString()));
    }

    /** On what is owed: by its state, and by the account for as long as something is open. */
    static Item addTo(Item item, Receivable receivable) {
        String key = stateKey(receivable.dueOn(), receivable.invoice().toString());
        return item.with(
                        "statePartition",
                        statePartition(receivable.status(), shard(receivable.invoice())))
                .with("stateKey", key)
                .with("openKey", receivable.open().isPositive() ? key : null);
    }

    private static int shard(InvoiceNumber number) {
        return Shard.of(number.toString());
    }

    static String amountPartition(CurrencyUnit currency, int shard) {
        return "AMOUNT#" + currency.getCode() + "#" + Shard.key(shard);
    }

    /** Sorts by the total, then by the number, of which a beginning will do. */
    static String amountKey(Money total, String number) {
        return String.format(Locale.ROOT, "%0" + AMOUNT_DIGITS + "d", total.getAmountMinorLong())
                + "#"
                + number;
    }

    static String statePartition(Receivable.Status status, int shard) {
        return "STATE#" + Words.of(status) + "#" + Shard.key(shard);
    }

    /** Sorts by the last day to pay, then by the number. */
    static String stateKey(LocalDate dueOn, @Nullable String number) {
        return number == null ? dueOn.toString() : dueOn + "#" + number;
    }

    /** The number at the end of a key. */
    static InvoiceNumber number(String key) {
        return InvoiceNumber.parse(key.substring(key.indexOf('#') + 1));
    }
}
