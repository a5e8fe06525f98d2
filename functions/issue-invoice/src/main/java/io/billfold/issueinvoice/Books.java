package io.billfold.issueinvoice;

import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.AccountCredit;
import io.billfold.billing.ledger.Bookings;
import io.billfold.billing.ledger.CreditMovement;
import io.billfold.billing.ledger.DiscountBookings;
import io.billfold.billing.ledger.TaxMovement;
import io.billfold.billing.revenue.Deferral;
import io.billfold.events.CommissionEarned;
import io.billfold.events.CreditAdded;
import io.billfold.events.CreditApplied;
import io.billfold.events.InvoiceCredited;
import io.billfold.store.AccountCreditStore;
import io.billfold.store.Commit;
import io.billfold.store.DeferralStore;
import io.billfold.store.InvoiceStore;
import io.billfold.store.LedgerStore;
import io.billfold.store.ReceivableStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.joda.money.Money;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What issuing does to the ledger, to what is owed, and to account credit. */
@Singleton
class Books {
    private final LedgerStore ledger;
    private final ReceivableStore receivables;
    private final AccountCreditStore credits;
    private final DeferralStore deferrals;
    private final InvoiceStore invoices;

    Books(
            LedgerStore ledger,
            ReceivableStore receivables,
            AccountCreditStore credits,
            DeferralStore deferrals,
            InvoiceStore invoices) {
        this.ledger = ledger;
        this.receivables = receivables;
        this.credits = credits;
        this.deferrals = deferrals;
        this.invoices = invoices;
    }

    /** The account credit that a draft would use, or add to. */
    Versioned<AccountCredit> credit(Draft draft) {
        return credits.find(draft.account().id(), draft.seller().id(), draft.currency());
    }

    /** An invoice that nothing was given back for before. */
    void addInvoice(Commit commit, Invoice invoice) {
        sell(commit, invoice);
        receivables.open(commit, Receivable.of(invoice));
    }

    /** Revenue, and what is for months to come. */
    private void sell(Commit commit, Invoice invoice) {
        Bookings.invoiceIssued(invoice, defer(commit, invoice))
                .ifPresent(entry -> ledger.add(commit, entry));
    }

    /**
     * Keeps what a document is for in months to come, below zero for a credit note, and sums it.
     */
    private Money defer(Commit commit, Invoice document) {
        Optional<Deferral> deferral = Deferral.of(document);
        deferral.ifPresent(it -> deferrals.add(commit, it));
        return deferral.map(Deferral::total)
                .orElseGet(() -> Money.zero(document.content().currency()));
    }

    /**
     * An invoice that uses the account's credit, as far as it goes.
     *
     * @param credit as it was read, above zero
     */
    void addInvoice(Commit commit, Invoice invoice, Versioned<AccountCredit> credit, Instant now) {
        Money used = smaller(invoice.total(), credit.value().balance());
        Receivable receivable = Receivable.of(invoice).withApplied(used);
        AccountCredit after = credit.value().minus(used);
        sell(commit, invoice);
        ledger.add(commit, Bookings.creditApplied(invoice, used));
        receivables.open(commit, receivable);
        credits.move(commit, credit, after, movement(CreditMovement.Kind.APPLIED, invoice, used));
        credits.publish(
                commit,
                CreditApplied.of(
                        now,
                        invoice.number().toString(),
                        after.seller().value(),
                        after.account().value(),
                        invoice.content().currency().getCode(),
                        text(used),
                        text(receivable.open()),
                        text(after.balance())));
    }

    /**
     * What a credit note does to its invoice.
     *
     * @param off what it takes off what is owed
     * @param discount its share of a discount for paying early, which it takes back
     */
    private record Settled(Money off, Money discount) {}

    /** A credit note: off what is owed on its invoice first, the rest is account credit. */
    void addCreditNote(Commit commit, Invoice note, Instant now) {
        InvoiceNumber corrected = note.content().corrects();
        Money none = Money.zero(note.content().currency());
        Settled settled =
                corrected == null ? new Settled(none, none) : settle(commit, corrected, note, now);
        Money deferred =
                corrected == null
                        ? defer(commit, note).negated()
                        : takeBack(commit, corrected, note.net());
        Bookings.creditNoteIssued(note, settled.off(), deferred)
                .ifPresent(entry -> ledger.add(commit, entry));
        Money rest = note.total().minus(settled.off()).minus(settled.discount());
        if (rest.isPositive()) {
            addCredit(commit, note, rest, now);
        }
    }

    /** Returns what of a credit note was no revenue of its invoice yet. */
    private Money takeBack(Commit commit, InvoiceNumber corrected, Money net) {
        Optional<Versioned<Deferral>> read = deferrals.find(corrected);
        if (read.isEmpty()) {
            return Money.zero(net.getCurrencyUnit());
        }
        Deferral before = read.get().value();
        Deferral after = before.withTakenBack(net);
        if (!after.equals(before)) {
            deferrals.replace(commit, after, read.get().version());
        }
        return before.total().minus(after.total());
    }

    private Settled settle(Commit commit, InvoiceNumber corrected, Invoice note, Instant now) {
        Versioned<Receivable> read =
                receivables
                        .find(corrected)
                        .orElseThrow(
                                () -> new IllegalStateException("nothing is owed on " + corrected));
        Money settled = smaller(note.total(), read.value().open());
        Receivable after = read.value().withCredited(settled, note.total());
        Money share = takeBackDiscount(commit, note, read.value(), after);
        if (settled.isPositive() || share.isPositive()) {
            receivables.replace(commit, after, read.version());
            receivables.publishEntitlements(commit, read, after, now);
        }
        receivables.publish(
                commit,
                InvoiceCredited.of(
                        now,
                        corrected.toString(),
                        note.number().toString(),
                        after.seller().value(),
                        after.account().value(),
                        note.content().currency().getCode(),
                        text(note.total()),
                        text(settled),
                        text(after.open())));
        return new Settled(settled, share);
    }

    /** Returns what of a discount for paying early the note takes back. */
    private Money takeBackDiscount(
            Commit commit, Invoice note, Receivable before, Receivable after) {
        Money none = Money.zero(note.content().currency());
        if (before.discount() == null) {
            return none;
        }
        Money had = before.discount().left();
        Money left = after.discount() == null ? none : after.discount().left();
        Money share = had.minus(left);
        if (share.isPositive()) {
            Invoice original = invoices.find(before.invoice()).orElseThrow().invoice();
            List<TaxMovement> taxes = DiscountBookings.takenBack(original, had, left);
            ledger.add(commit, Bookings.discountTakenBack(note, share, taxes));
        }
        return share;
    }

    private void addCredit(Commit commit, Invoice note, Money rest, Instant now) {
        Versioned<AccountCredit> read = credit(note.content());
        AccountCredit after = read.value().plus(rest);
        credits.move(commit, read, after, movement(CreditMovement.Kind.ADDED, note, rest));
        credits.publish(
                commit,
                CreditAdded.of(
                        now,
                        note.number().toString(),
                        after.seller().value(),
                        after.account().value(),
                        note.content().currency().getCode(),
                        text(rest),
                        text(after.balance())));
    }

    /** What an agent earns by a document, or loses by a credit note; nothing without an agent. */
    void addCommission(Commit commit, Invoice invoice, Instant now) {
        Bookings.commissionEarned(invoice)
                .ifPresent(
                        entry -> {
                            ledger.add(commit, entry);
                            receivables.publish(commit, CommissionEarned.of(now, invoice));
                        });
    }

    private static CreditMovement movement(
            CreditMovement.Kind kind, Invoice document, Money amount) {
        return new CreditMovement(kind, document.number().toString(), amount, document.issuedOn());
    }

    private static Money smaller(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }

    private static String text(Money amount) {
        return amount.getAmount().toPlainString();
    }
}
