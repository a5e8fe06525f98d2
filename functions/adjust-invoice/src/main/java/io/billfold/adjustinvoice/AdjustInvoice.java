package io.billfold.adjustinvoice;

import io.billfold.billing.adjustment.Adjusting;
import io.billfold.billing.adjustment.Adjustment;
import io.billfold.billing.adjustment.AdjustmentDecision;
import io.billfold.billing.adjustment.Credited;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.events.TaxCalculated;
import io.billfold.store.AdjustmentStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DraftRecord;
import io.billfold.store.DraftStore;
import io.billfold.store.Dynamo;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.joda.money.Money;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Adjusts an invoice once: the request, the drafts, what is left of the invoice, and the events
 * that have the drafts issued, in one transaction.
 */
@Singleton
class AdjustInvoice {
    /** How often it is decided anew because something else was given back meanwhile. */
    static final int ATTEMPTS_MAX = 5;

    private final AdjustmentStore adjustments;
    private final InvoiceStore invoices;
    private final DraftStore drafts;
    private final Dynamo dynamo;
    private final InstantSource clock;

    AdjustInvoice(
            AdjustmentStore adjustments,
            InvoiceStore invoices,
            DraftStore drafts,
            Dynamo dynamo,
            InstantSource clock) {
        this.adjustments = adjustments;
        this.invoices = invoices;
        this.drafts = drafts;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Adjusts an invoice, or says why not.
     *
     * @param content the request as it was sent, canonical
     * @throws IllegalStateException when the invoice was adjusted under every attempt
     */
    Adjusted adjust(Adjustment adjustment, String content) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Optional<Adjusted> adjusted = attempt(adjustment, content);
            if (adjusted.isPresent()) {
                return adjusted.get();
            }
        }
        throw new IllegalStateException(
                "others adjusted the invoice during all attempts of " + adjustment.id());
    }

    /** Empty when what was read had changed before the commit. */
    private Optional<Adjusted> attempt(Adjustment adjustment, String content) {
        Optional<AdjustmentStore.Request> known = adjustments.find(adjustment.id());
        if (known.isPresent()) {
            return Optional.of(repeated(known.get(), content));
        }
        Optional<InvoiceRecord> original = invoices.find(adjustment.id().invoice());
        if (original.isEmpty()) {
            return Optional.of(new Adjusted.Unknown());
        }
        Invoice invoice = original.get().invoice();
        Versioned<Credited> before = adjustments.credited(invoice);
        return switch (Adjusting.decide(invoice, before.value(), adjustment)) {
            case AdjustmentDecision.Refused refused ->
                    Optional.of(new Adjusted.Refused(refused.problems()));
            case AdjustmentDecision.Made made -> commit(adjustment, content, before, made);
        };
    }

    private Adjusted repeated(AdjustmentStore.Request known, String content) {
        if (!known.content().equals(content)) {
            return new Adjusted.Conflicting(
                    "request " + known.id().request() + " was made with other content");
        }
        return new Adjusted.Repeated(
                known.drafts().stream()
                        .map(id -> drafts.find(id).map(DraftRecord::draft).orElseThrow())
                        .toList());
    }

    private Optional<Adjusted> commit(
            Adjustment adjustment,
            String content,
            Versioned<Credited> before,
            AdjustmentDecision.Made made) {
        List<Draft> all = made.drafts();
        Commit commit = dynamo.begin();
        adjustments.add(
                commit,
                new AdjustmentStore.Request(
                        adjustment.id(), content, all.stream().map(Draft::id).toList()));
        if (!made.after().equals(before.value())) {
            adjustments.save(commit, made.after(), before.version());
        }
        Instant now = clock.instant();
        for (Draft draft : all) {
            drafts.addTaxed(commit, draft);
            drafts.publish(commit, taxCalculated(draft, now));
        }
        return dynamo.commit(commit) == Committed.DONE
                ? Optional.of(new Adjusted.Done(all))
                : Optional.empty();
    }

    private static TaxCalculated taxCalculated(Draft draft, Instant now) {
        return TaxCalculated.of(
                now,
                draft.id().value(),
                draft.seller().id().value(),
                draft.currency().getCode(),
                draft.net().getAmount().toPlainString(),
                tax(draft).getAmount().toPlainString());
    }

    static Money tax(Draft draft) {
        return draft.taxes().stream()
                .map(TaxBreakdown::tax)
                .reduce(Money.zero(draft.currency()), Money::plus);
    }
}
