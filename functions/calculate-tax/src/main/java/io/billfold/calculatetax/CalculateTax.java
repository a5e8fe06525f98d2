package io.billfold.calculatetax;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.tax.TaxDecision;
import io.billfold.billing.tax.TaxRules;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.events.DraftHeld;
import io.billfold.events.InvoiceDrafted;
import io.billfold.events.TaxCalculated;
import io.billfold.lambda.Metrics;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.DraftRecord;
import io.billfold.store.DraftStore;
import io.billfold.store.Dynamo;

import jakarta.inject.Singleton;

import org.joda.money.Money;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Decides the tax of a draft. The tax point is the first day of the period: billing is in advance,
 * and the day is in the draft, so that a repeat decides the same.
 */
@Singleton
class CalculateTax {
    private final DraftStore drafts;
    private final Dynamo dynamo;
    private final InstantSource clock;
    private final Metrics metrics;
    private final TaxRules taxRules = TaxRules.bundled();

    CalculateTax(DraftStore drafts, Dynamo dynamo, InstantSource clock, Metrics metrics) {
        this.drafts = drafts;
        this.dynamo = dynamo;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Gives the draft its tax. One that has it, or is held, stays as it is.
     *
     * @throws IllegalStateException when the draft is not known, or changed meanwhile
     */
    void calculate(InvoiceDrafted event) {
        DraftRecord read = known(new DraftId(event.draftId()));
        if (read.state() != DraftRecord.State.DRAFTED) {
            return;
        }
        Draft draft = read.draft();
        switch (taxRules.decide(draft.seller(), draft.account(), draft.period().from())) {
            case TaxDecision.Decided(TaxTreatment treatment) ->
                    tax(read, InvoiceTax.calculate(draft, treatment));
            case TaxDecision.Refused(List<Problem> problems) -> hold(read, problems);
        }
    }

    private DraftRecord known(DraftId id) {
        return drafts.find(id)
                .orElseThrow(() -> new IllegalStateException("draft " + id + " is not known"));
    }

    private void tax(DraftRecord read, Draft taxed) {
        Commit commit = dynamo.begin();
        drafts.saveTaxed(commit, read, taxed);
        drafts.publish(commit, taxCalculated(taxed, clock.instant()));
        carryOut(commit, taxed.id());
    }

    private void hold(DraftRecord read, List<Problem> problems) {
        Commit commit = dynamo.begin();
        drafts.saveHeld(commit, read, problems);
        drafts.publish(commit, held(read, problems, clock.instant()));
        carryOut(commit, read.draft().id());
        metrics.count("DraftsHeld", 1);
    }

    private void carryOut(Commit commit, DraftId id) {
        if (dynamo.commit(commit) == Committed.REFUSED) {
            throw new IllegalStateException(
                    "draft " + id + " changed meanwhile: to be tried again");
        }
    }

    private static TaxCalculated taxCalculated(Draft draft, Instant now) {
        Money tax =
                draft.taxes().stream()
                        .map(TaxBreakdown::tax)
                        .reduce(Money.zero(draft.currency()), Money::plus);
        return TaxCalculated.of(
                now,
                draft.id().value(),
                draft.seller().id().value(),
                draft.currency().getCode(),
                draft.net().getAmount().toPlainString(),
                tax.getAmount().toPlainString());
    }

    private static DraftHeld held(DraftRecord read, List<Problem> problems, Instant now) {
        DraftHeld held = DraftHeld.of(now, read.draft(), "the tax can't be decided", problems);
        return read.version() == 1 ? held : held.again(read.version() + 1);
    }
}
