package io.billfold.store;

import io.billfold.billing.evidence.Evidence;
import io.billfold.events.BillfoldEvent;

import java.util.Optional;

/**
 * Answers to disputes, one for each: in the Payments table beside the case, under {@code
 * DISPUTE#<provider>#<id>} and {@code EVIDENCE}.
 */
public class EvidenceStore {
    private static final String SK = "EVIDENCE";

    private final Dynamo dynamo;

    public EvidenceStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The answer to a case; empty while nothing was collected. */
    public Optional<Versioned<Evidence>> find(String provider, String disputeId) {
        return dynamo.find(Table.PAYMENTS, pk(provider, disputeId), SK)
                .map(Attributes::new)
                .map(item -> new Versioned<>(evidence(item), item.number("version")));
    }

    /**
     * Adds or replaces an answer: the transaction is refused when it is not as it was read.
     *
     * @param versionRead 0 where there was none
     */
    public Commit save(Commit commit, Evidence evidence, long versionRead) {
        return versionRead == 0
                ? commit.putNew(Table.PAYMENTS, item(evidence).with("version", 1))
                : commit.replace(Table.PAYMENTS, item(evidence), versionRead);
    }

    /** Publishes an event of an answer. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.PAYMENTS, event);
    }

    private Item item(Evidence evidence) {
        return Item.of(pk(evidence.provider(), evidence.disputeId()), SK)
                .with("provider", evidence.provider())
                .with("disputeId", evidence.disputeId())
                .with("seller", evidence.seller().value())
                .with("number", evidence.invoice().toString())
                .with("state", Words.of(evidence.state()))
                .with("steps", evidence.steps().size())
                .with("doc", dynamo.eventJson().write(StoredEvidence.of(evidence)));
    }

    private Evidence evidence(Attributes item) {
        return dynamo.eventJson().read(item.text("doc"), StoredEvidence.class).toEvidence();
    }

    private static String pk(String provider, String disputeId) {
        return "DISPUTE#" + provider + "#" + disputeId;
    }
}
