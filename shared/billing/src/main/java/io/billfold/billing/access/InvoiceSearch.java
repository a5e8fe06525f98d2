package io.billfold.billing.access;

import io.billfold.billing.access.SearchPlan.Days;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What invoices are searched for; an invoice is found when all that is named fits. Null is not
 * asked for.
 *
 * @param number the number
 * @param account the account that is invoiced
 * @param seller who issued it
 * @param issuedOn when it was issued
 * @param amount its total, tax included
 * @param taxId the customer's tax id; case, blanks and marks do not matter
 * @param state where it stands
 */
public record InvoiceSearch(
        @Nullable InvoiceNumber number,
        @Nullable AccountId account,
        @Nullable SellerId seller,
        Days issuedOn,
        @Nullable AmountRange amount,
        @Nullable String taxId,
        @Nullable InvoiceState state) {
    public InvoiceSearch {
        if (taxId != null && taxIdKey(taxId).isEmpty()) {
            throw new IllegalArgumentException("taxId '" + taxId + "' has no letter and no digit");
        }
    }

    /** Whether anything is asked for. */
    public boolean isEmpty() {
        return number == null
                && account == null
                && seller == null
                && issuedOn.isOpen()
                && amount == null
                && taxId == null
                && state == null;
    }

    /** A tax id as it is compared: its letters and digits, in capitals. */
    public static String taxIdKey(String taxId) {
        StringBuilder key = new StringBuilder();
        taxId.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
        return key.toString().toUpperCase(Locale.ROOT);
    }

    /** The index that finds it with the fewest reads. */
    public SearchPlan plan() {
        if (number != null) {
            return new SearchPlan.ByNumber(number);
        }
        if (account != null) {
            return new SearchPlan.ByAccount(account, issuedOn);
        }
        if (taxId != null) {
            return new SearchPlan.ByTaxId(taxIdKey(taxId), issuedOn);
        }
        if (amount != null && amount.isExact()) {
            return new SearchPlan.ByAmount(amount);
        }
        return state != null && SearchPlan.RARE.contains(state)
                ? new SearchPlan.ByState(state)
                : planOfMany();
    }

    /** A period says more than a range of amounts, and that more than a state that most have. */
    private SearchPlan planOfMany() {
        if (issuedOn.isOpen() && amount != null) {
            return new SearchPlan.ByAmount(amount);
        }
        return issuedOn.isOpen() && state != null
                ? new SearchPlan.ByState(state)
                : new SearchPlan.BySeries(seller, issuedOn);
    }

    /**
     * Whether an invoice is one that is searched for.
     *
     * @param receivable what is owed on it, or null for a credit note
     * @param today in the account's zone
     */
    public boolean matches(Invoice invoice, @Nullable Receivable receivable, LocalDate today) {
        return isNamed(invoice)
                && issuedOn.holds(invoice.issuedOn())
                && (amount == null || amount.holds(invoice.total()))
                && (taxId == null || taxIdKey(taxId).equals(taxIdKey(invoice)))
                && (state == null || state == stateOf(receivable, today));
    }

    private boolean isNamed(Invoice invoice) {
        return (number == null || number.equals(invoice.number()))
                && (account == null || account.equals(invoice.content().account().id()))
                && (seller == null || seller.equals(invoice.content().seller().id()));
    }

    private static @Nullable String taxIdKey(Invoice invoice) {
        String taxId = invoice.content().account().taxId();
        return taxId == null ? null : taxIdKey(taxId);
    }

    private static @Nullable InvoiceState stateOf(
            @Nullable Receivable receivable, LocalDate today) {
        return receivable == null ? null : InvoiceState.of(receivable, today);
    }

    /**
     * What is asked for in one line, the same for the same search, for example {@code account=acme
     * from=2026-01-01}.
     */
    public String words() {
        StringJoiner words = new StringJoiner(" ");
        add(words, "number", number);
        add(words, "account", account);
        add(words, "seller", seller);
        add(words, "from", issuedOn.from());
        add(words, "to", issuedOn.to());
        if (amount != null) {
            words.add("amount=" + amount.from() + ".." + amount.to());
        }
        add(words, "taxId", taxId == null ? null : taxIdKey(taxId));
        add(words, "state", state == null ? null : state.word());
        return words.toString();
    }

    private static void add(StringJoiner words, String name, @Nullable Object value) {
        if (value != null) {
            words.add(name + "=" + value);
        }
    }
}
