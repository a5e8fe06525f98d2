package io.billfold.applycash;

import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.cash.Allocation;
import io.billfold.billing.cash.CashChange;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.events.CashApplied;
import io.billfold.events.CashReopened;
import io.billfold.events.InvoicePaid;
import io.billfold.store.CashStore;
import io.billfold.store.Commit;
import io.billfold.store.InvoiceStore;
import io.billfold.store.LedgerStore;
import io.billfold.store.ReceivableStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts what a change does into a transaction: receivables, ledger and events. */
@Singleton
class CashBooking {
    private final CashStore cash;
    private final ReceivableStore receivables;
    private final LedgerStore ledger;
    private final CashWithholding withholding;
    private final InvoiceStore invoices;

    CashBooking(
            CashStore cash,
            ReceivableStore receivables,
            LedgerStore ledger,
            CashWithholding withholding,
            InvoiceStore invoices) {
        this.cash = cash;
        this.receivables = receivables;
        this.ledger = ledger;
        this.withholding = withholding;
        this.invoices = invoices;
    }

    /** Receivables as they were read. */
    record Read(Map<InvoiceNumber, Versioned<Receivable>> all) {
        Map<InvoiceNumber, Receivable> values() {
            Map<InvoiceNumber, Receivable> values = new HashMap<>();
            all.forEach((number, read) -> values.put(number, read.value()));
            return values;
        }
    }

    /** Receivables of invoices; one that is not there is left out. */
    Read read(Stream<InvoiceNumber> numbers) {
        Map<InvoiceNumber, Versioned<Receivable>> all = new HashMap<>();
        numbers.distinct()
                .forEach(it -> receivables.find(it).ifPresent(found -> all.put(it, found)));
        return new Read(all);
    }

    /** Those that allocations settle. */
    Read readOf(Collection<Allocation> allocations) {
        return read(allocations.stream().map(Allocation::invoice));
    }

    /** Invoices as they were issued; one that is not there is left out. */
    Map<InvoiceNumber, Invoice> invoices(List<InvoiceNumber> numbers) {
        Map<InvoiceNumber, Invoice> all = new HashMap<>();
        if (!numbers.isEmpty()) {
            invoices.findAll(numbers.stream().distinct().toList())
                    .forEach(it -> all.put(it.invoice().number(), it.invoice()));
        }
        return all;
    }

    /** Adds everything of a change but the entry itself. */
    void add(Commit commit, CashChange change, Read read, Instant now) {
        change.receivables().forEach(after -> replace(commit, after, read, now));
        book(commit, change.entries());
        withholding.add(commit, change);
        publish(commit, change, now);
    }

    private void publish(Commit commit, CashChange change, Instant now) {
        if (!change.settled().isEmpty()) {
            boolean isReopened = change.after().applied().isEmpty();
            cash.publish(
                    commit,
                    isReopened ? CashReopened.of(now, change) : CashApplied.of(now, change));
        }
        for (Receivable paid : change.receivables()) {
            if (change.paid().contains(paid.invoice())) {
                cash.publish(commit, paid(change, paid, now));
            }
        }
    }

    /** Replaces a receivable that was read. */
    void replace(Commit commit, Receivable after, Read read, Instant now) {
        Versioned<Receivable> before = read.all().get(after.invoice());
        if (before == null) {
            throw new IllegalArgumentException(after.invoice() + " was not read");
        }
        receivables.replace(commit, after, before.version());
        receivables.publishEntitlements(commit, before, after, now);
    }

    /** Adds entries to the ledger. */
    void book(Commit commit, List<LedgerEntry> entries) {
        entries.forEach(entry -> ledger.add(commit, entry));
    }

    /** Why a change can't be carried out because of what was withheld; empty where it can. */
    Optional<Problem> obstacle(CashChange change) {
        return withholding.obstacle(change);
    }

    /** What was undone can be applied again, which is another event. */
    private static InvoicePaid paid(CashChange change, Receivable receivable, Instant now) {
        AccountId account = receivable.account();
        String cash = change.after().id().value();
        String step = cash + "." + change.after().steps().getLast().id();
        return InvoicePaid.of(now, receivable.invoice().toString(), account.value(), cash, step);
    }
}
