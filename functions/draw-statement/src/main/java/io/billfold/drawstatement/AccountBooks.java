package io.billfold.drawstatement;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.document.OpenItem;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.store.Balance;
import io.billfold.store.InvoiceStore;
import io.billfold.store.LedgerStore;
import io.billfold.store.StandingStore;

import jakarta.inject.Singleton;

import org.joda.money.CurrencyUnit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the books say of a customer, read at one moment. */
@Singleton
class AccountBooks {
    /**
     * The most entries between a statement's first day and now: they are read in a few seconds and
     * fill some hundred pages.
     */
    static final int ENTRIES_MAX = 10_000;

    /** The most invoices that are open: a statement of more is read by a program. */
    static final int OPEN_MAX = 1_000;

    private static final int ATTEMPTS_MAX = 5;
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final LedgerStore ledger;
    private final StandingStore standings;
    private final InvoiceStore invoices;

    AccountBooks(LedgerStore ledger, StandingStore standings, InvoiceStore invoices) {
        this.ledger = ledger;
        this.standings = standings;
        this.invoices = invoices;
    }

    /**
     * A balance with the entries that led to it.
     *
     * @param booked the entries from a day on
     */
    record Booked(Balance balance, List<LedgerEntry> booked) {}

    /** What was ever posted for a customer by a seller, one balance per currency. */
    List<Balance> balances(AccountId account, SellerId seller) {
        return ledger.balances(account).stream()
                .filter(balance -> balance.seller().equals(seller))
                .toList();
    }

    /**
     * A balance and its entries from a day on; empty when something was booked during each attempt
     * to read both.
     *
     * @throws TooMuchException when there are more than can be read
     */
    Optional<Booked> read(AccountId account, Balance known, LocalDate from) {
        Balance before = known;
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            List<LedgerEntry> entries = entries(account, known, from);
            Balance after = again(account, known);
            if (after.equals(before)) {
                return Optional.of(new Booked(after, entries));
            }
            before = after;
        }
        return Optional.empty();
    }

    private List<LedgerEntry> entries(AccountId account, Balance balance, LocalDate from) {
        List<LedgerEntry> entries = ledger.entries(account, from, LAST_DAY, ENTRIES_MAX + 1);
        if (entries.size() > ENTRIES_MAX) {
            throw new TooMuchException(
                    "from",
                    "there are more than "
                            + ENTRIES_MAX
                            + " entries since "
                            + from
                            + ": ask for a shorter time");
        }
        return entries.stream()
                .filter(entry -> entry.seller().equals(balance.seller()))
                .filter(entry -> entry.currency().equals(balance.currency()))
                .toList();
    }

    private Balance again(AccountId account, Balance known) {
        return balances(account, known.seller()).stream()
                .filter(balance -> balance.currency().equals(known.currency()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * What is not paid of a seller's invoices in a currency.
     *
     * @throws TooMuchException when there are more than can be read
     */
    List<OpenItem> open(AccountId account, SellerId seller, CurrencyUnit currency) {
        List<InvoiceNumber> numbers = standings.open(account, OPEN_MAX + 1);
        if (numbers.size() > OPEN_MAX) {
            throw new TooMuchException(
                    "id", "more than " + OPEN_MAX + " invoices of this account are open");
        }
        Map<InvoiceNumber, Receivable> owed = standings.findAll(numbers);
        owed.values().removeIf(it -> !isOpen(it, seller, currency));
        return invoices.findAll(List.copyOf(owed.keySet())).stream()
                .map(record -> item(record.invoice(), owed))
                .toList();
    }

    private static boolean isOpen(Receivable receivable, SellerId seller, CurrencyUnit currency) {
        return receivable.seller().equals(seller)
                && receivable.open().getCurrencyUnit().equals(currency)
                && receivable.open().isPositive();
    }

    private static OpenItem item(Invoice invoice, Map<InvoiceNumber, Receivable> owed) {
        Receivable receivable = Objects.requireNonNull(owed.get(invoice.number()));
        return new OpenItem(
                invoice.number().toString(),
                invoice.issuedOn(),
                receivable.dueOn(),
                receivable.open());
    }

    /** More than one statement shows. The message says of what. */
    static final class TooMuchException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String field;

        TooMuchException(String field, String message) {
            super(message);
            this.field = field;
        }

        /** What to ask for differently. */
        Drawing refusal() {
            return Drawing.Refused.of(field, String.valueOf(getMessage()));
        }
    }
}
