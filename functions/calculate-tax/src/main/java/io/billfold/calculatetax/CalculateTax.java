package io.billfold.calculatetax;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
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

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Gets the tax of a draft from the engine. All that the built-in one depends on, the day that was
 * billed among it, is in the draft, so that a repeat decides the same.
 */
@Singleton
class CalculateTax {
    private static final String UNDECIDED = "the tax can't be decided";
    private static final String INCOMPLETE = "the law wants more on the invoice";

    private final DraftStore drafts;
    private final Taxing taxing;
    private final Dynamo dynamo;
    private final InstantSource clock;
    private final Metrics metrics;

    CalculateTax(
            DraftStore drafts, Taxing taxing, Dynamo dynamo, InstantSource clock, Metrics metrics) {
        this.drafts = drafts;
        this.taxing = taxing;
        this.dynamo = dynamo;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Gives the draft its tax. One that has it, or is held, stays as it is.
     *
     * @param delivery how often the event has been delivered, from 1
     * @throws IllegalStateException when the draft is not known or changed meanwhile, or the engine
     *     does not answer and may yet
     */
    void calculate(InvoiceDrafted event, int delivery) {
        DraftRecord read = known(new DraftId(event.draftId()));
        if (read.state() != DraftRecord.State.DRAFTED) {
            return;
        }
        switch (taxing.quote(read.draft(), delivery)) {
            case Quote.Taxed(Draft taxed) -> tax(read, taxed);
            case Quote.Refused(List<Problem> problems) -> hold(read, UNDECIDED, problems);
            case Quote.Unavailable(String reason) -> throw unavailable(read.draft(), reason);
        }
    }

    private static IllegalStateException unavailable(Draft draft, String reason) {
        return new IllegalStateException(
                "tax of draft " + draft.id() + " is to be asked for again: " + reason);
    }

    private DraftRecord known(DraftId id) {
        return drafts.find(id)
                .orElseThrow(() -> new IllegalStateException("draft " + id + " is not known"));
    }

    private void tax(DraftRecord read, Draft taxed) {
        List<Problem> lacking = Provisional.lacking(taxed, clock.instant());
        if (!lacking.isEmpty()) {
            hold(read, INCOMPLETE, lacking);
            return;
        }
        Commit commit = dynamo.begin();
        drafts.saveTaxed(commit, read, taxed);
        drafts.publish(commit, taxCalculated(taxed, clock.instant()));
        carryOut(commit, taxed.id());
    }

    private void hold(DraftRecord read, String why, List<Problem> problems) {
        Commit commit = dynamo.begin();
        drafts.saveHeld(commit, read, problems);
        drafts.publish(commit, held(read, why, problems));
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
        return TaxCalculated.of(
                now,
                draft.id().value(),
                draft.seller().id().value(),
                draft.currency().getCode(),
                draft.net().getAmount().toPlainString(),
                draft.tax().getAmount().toPlainString());
    }

    private DraftHeld held(DraftRecord read, String why, List<Problem> problems) {
        DraftHeld held = DraftHeld.of(clock.instant(), read.draft(), why, problems);
        return read.version() == 1 ? held : held.again(read.version() + 1);
    }
}
