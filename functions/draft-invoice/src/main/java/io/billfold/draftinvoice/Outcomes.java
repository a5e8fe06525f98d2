package io.billfold.draftinvoice;

import io.billfold.lambda.Metrics;
import io.billfold.store.BillingRunStore;
import io.billfold.store.BillingRunStore.Outcome;
import io.billfold.store.BillingRunStore.Result;
import io.billfold.store.Commit;
import io.billfold.store.Dynamo;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came of what a billing run asked for, for the run's summary and the metrics. */
@Singleton
class Outcomes {
    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    private final BillingRunStore runs;
    private final Dynamo dynamo;
    private final Metrics metrics;

    Outcomes(BillingRunStore runs, Dynamo dynamo, Metrics metrics) {
        this.runs = runs;
        this.dynamo = dynamo;
        this.metrics = metrics;
    }

    /** Adds an outcome to the transaction that makes it true. */
    void add(Commit commit, Outcome outcome) {
        runs.save(commit, outcome);
    }

    /** Counts what was written. */
    void count(Result result) {
        switch (result) {
            case NOTHING -> metrics.count("BillsEmpty", 1);
            case COLLECTED -> metrics.count("DraftsCollected", 1);
            case DRAFTED -> metrics.count("InvoicesDrafted", 1);
            case HELD -> metrics.count("DraftsHeld", 1);
            case FAILED -> metrics.count("BillsFailed", 1);
        }
    }

    /**
     * Names what failed in the run's summary, until it succeeds. The message is tried again, and
     * goes to the dead-letter queue in the end, whose alarm rings.
     */
    void failed(Outcome outcome) {
        LOG.warn("billing {} failed: {}", outcome.subject(), outcome.detail());
        Commit commit = dynamo.begin();
        runs.save(commit, outcome);
        dynamo.commit(commit);
        count(Result.FAILED);
    }
}
