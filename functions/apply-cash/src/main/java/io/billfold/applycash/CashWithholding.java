package io.billfold.applycash;

import io.billfold.billing.Problem;
import io.billfold.billing.cash.Allocation;
import io.billfold.billing.cash.Cash;
import io.billfold.billing.cash.CashChange;
import io.billfold.billing.cash.Difference;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.Settlement.Withheld;
import io.billfold.billing.withholding.TaxYears;
import io.billfold.billing.withholding.WithheldId;
import io.billfold.billing.withholding.WithholdingReceivable;
import io.billfold.billing.withholding.WithholdingReceivable.Step;
import io.billfold.billing.withholding.WithholdingRules;
import io.billfold.store.Commit;
import io.billfold.store.InvoiceStore;
import io.billfold.store.Versioned;
import io.billfold.store.WithholdingStore;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** Keeps a claim on the state for what a payer withheld of the invoices that its money settles. */
@Singleton
class CashWithholding {
    private final TaxYears years = TaxYears.bundled();
    private final WithholdingStore claims;
    private final InvoiceStore invoices;

    CashWithholding(WithholdingStore claims, InvoiceStore invoices) {
        this.claims = claims;
        this.invoices = invoices;
    }

    /** Why a change can't be made: a claim that it would undo was used, or given up. */
    Optional<Problem> obstacle(CashChange change) {
        if (!isReopened(change)) {
            return Optional.empty();
        }
        return change.settled().stream()
                .filter(it -> withheld(it) != null)
                .flatMap(it -> claims.find(id(change, it)).stream())
                .map(Versioned::value)
                .filter(it -> !it.isOpen())
                .map(it -> new Problem("invoices", "what was withheld is " + it.state()))
                .findFirst();
    }

    private static boolean isReopened(CashChange change) {
        return change.after().applied().isEmpty();
    }

    private static @Nullable Difference withheld(Allocation allocation) {
        return allocation.differences().stream()
                .filter(it -> it.kind() == Difference.Kind.WITHHELD)
                .findFirst()
                .orElse(null);
    }

    private static WithheldId id(CashChange change, Allocation allocation) {
        return WithheldId.of(change.after().id(), allocation.invoice());
    }

    /** Adds the claims that a change makes, and takes back those that it undoes. */
    void add(Commit commit, CashChange change) {
        for (Allocation allocation : change.settled()) {
            Difference withheld = withheld(allocation);
            if (withheld != null && isReopened(change)) {
                claims.find(id(change, allocation)).ifPresent(it -> undo(commit, change, it));
            } else if (withheld != null) {
                claim(commit, change, allocation, withheld);
            }
        }
    }

    private void undo(Commit commit, CashChange change, Versioned<WithholdingReceivable> claim) {
        Cash.Step last = change.after().steps().getLast();
        Step step = new Step(last.id(), "undone", last.by(), last.why(), last.on());
        WithholdingRules.takenBack(claim.value(), step)
                .ifPresent(after -> claims.replace(commit, after, claim.version()));
    }

    private void claim(
            Commit commit, CashChange change, Allocation allocation, Difference withheld) {
        Cash cash = change.after();
        Cash.Step last = cash.steps().getLast();
        Step step = new Step(last.id(), "withheld", last.by(), last.why(), cash.entry().bookedOn());
        Optional<Versioned<WithholdingReceivable>> before = claims.find(id(change, allocation));
        WithholdingReceivable claim =
                WithholdingRules.ofCash(
                        cash.id(),
                        receivable(change, allocation.invoice()),
                        withheld.amount(),
                        years.of(jurisdiction(allocation.invoice()), step.on()),
                        before.map(Versioned::value).orElse(null),
                        step);
        if (before.isPresent()) {
            claims.replace(commit, claim, before.get().version());
        } else {
            claims.add(commit, claim);
        }
    }

    private static Receivable receivable(CashChange change, InvoiceNumber invoice) {
        return change.receivables().stream()
                .filter(it -> it.invoice().equals(invoice))
                .findFirst()
                .orElseThrow();
    }

    /** The country that the invoice said would withhold; else that of its customer. */
    String jurisdiction(InvoiceNumber invoice) {
        Draft content = invoices.findAll(List.of(invoice)).getFirst().invoice().content();
        Withheld expected = content.settlement().withheld();
        return expected == null
                ? content.account().address().country()
                : expected.withholding().country();
    }

    /** The certificate of what was withheld came, and was recorded at the entry. */
    void certify(Commit commit, CashChange change, InvoiceNumber invoice, String number) {
        Cash.Step last = change.after().steps().getLast();
        Step step = new Step(last.id(), last.what(), last.by(), last.why(), last.on());
        claims.find(WithheldId.of(change.after().id(), invoice))
                .filter(it -> it.value().isOpen())
                .ifPresent(
                        it ->
                                claims.replace(
                                        commit,
                                        WithholdingRules.certified(
                                                it.value(), number, last.on(), step),
                                        it.version()));
    }
}
