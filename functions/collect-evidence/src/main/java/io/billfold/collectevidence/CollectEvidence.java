package io.billfold.collectevidence;

import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.evidence.Evidence;
import io.billfold.collectevidence.Gather.Gathered;
import io.billfold.store.DisputeStore;
import io.billfold.store.EvidenceStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.Optional;

/** Collects what answers a case, and decides on it where the seller's rule does. */
@Singleton
class CollectEvidence {
    private static final Logger LOG = LoggerFactory.getLogger(CollectEvidence.class);

    private final DisputeStore disputes;
    private final EvidenceStore evidence;
    private final SellersRule rule;
    private final Gather gather;
    private final KeepAnswer keep;
    private final InstantSource clock;

    CollectEvidence(
            DisputeStore disputes,
            EvidenceStore evidence,
            SellersRule rule,
            Gather gather,
            KeepAnswer keep,
            InstantSource clock) {
        this.disputes = disputes;
        this.evidence = evidence;
        this.rule = rule;
        this.gather = gather;
        this.keep = keep;
        this.clock = clock;
    }

    /**
     * A case and its answer as it is now.
     *
     * @param gathered what there is of it now
     * @param answer collected; not stored yet where it differs from what was read
     * @param versionRead 0 where there was no answer
     */
    record Collected(Dispute dispute, Gathered gathered, Evidence answer, long versionRead) {}

    /**
     * Collects for a case whose turn is ours, and lets the rule decide. What somebody decided
     * already stays as it is.
     *
     * @throws IllegalStateException when somebody else changed it meanwhile: to be tried again
     */
    void collect(String provider, String disputeId) {
        Dispute dispute = disputes.find(provider, disputeId).map(Versioned::value).orElseThrow();
        Optional<Collected> collected = collected(dispute);
        if (collected.isEmpty() || !rule.isOurTurn(dispute)) {
            LOG.info("{} {}: nothing to be collected", provider, disputeId);
            return;
        }
        keep(collected.get());
    }

    private void keep(Collected collected) {
        Evidence answer = collected.answer();
        boolean isDue = answer.state() == Evidence.State.READY && rule.covers(collected.dispute());
        boolean isKept =
                isDue
                        ? keep.submit(collected, "rule", "ready, and the seller's rule covers it")
                        : keep.collected(collected);
        if (!isKept) {
            throw new IllegalStateException(
                    "the answer to " + answer.disputeId() + " changed meanwhile");
        }
        LOG.info(
                "{} {}: {}, {}",
                answer.provider(),
                answer.disputeId(),
                isDue ? "to be sent" : answer.state(),
                answer.lacking());
    }

    /** What there is of an answer now; empty where it is decided. */
    Optional<Collected> collected(Dispute dispute) {
        Versioned<Evidence> known = evidence.find(dispute.provider(), dispute.id()).orElse(null);
        if (known != null && !known.value().state().isOpen()) {
            return Optional.empty();
        }
        Gathered gathered = gather.of(dispute);
        return Optional.of(
                new Collected(
                        dispute,
                        gathered,
                        answer(dispute, known, gathered),
                        known == null ? 0 : known.version()));
    }

    private Evidence answer(
            Dispute dispute, @Nullable Versioned<Evidence> known, Gathered gathered) {
        return known == null
                ? Evidence.collected(
                        dispute.provider(),
                        dispute.id(),
                        dispute.seller(),
                        dispute.invoice(),
                        gathered.pieces(),
                        clock.instant())
                : known.value().again(gathered.pieces(), clock.instant());
    }
}
