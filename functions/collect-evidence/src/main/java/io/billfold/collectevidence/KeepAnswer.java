package io.billfold.collectevidence;

import io.billfold.billing.evidence.Evidence;
import io.billfold.collectevidence.CollectEvidence.Collected;
import io.billfold.events.DisputeAnswerDecided;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.EvidenceFiles;
import io.billfold.store.EvidenceStore;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Stores answers. A decision and the event that asks the provider are one transaction; what is to
 * be sent lies under Object Lock before it.
 */
@Singleton
class KeepAnswer {
    private final EvidenceStore evidence;
    private final EvidenceFiles files;
    private final Dynamo dynamo;
    private final InstantSource clock;

    KeepAnswer(EvidenceStore evidence, EvidenceFiles files, Dynamo dynamo, InstantSource clock) {
        this.evidence = evidence;
        this.files = files;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** Stores what was collected; false when the answer changed meanwhile. */
    boolean collected(Collected collected) {
        return isDone(evidence.save(dynamo.begin(), collected.answer(), collected.versionRead()));
    }

    /** Decides to send what was collected; false when the answer changed meanwhile. */
    boolean submit(Collected collected, String by, String why) {
        Instant now = clock.instant();
        byte[] zip = EvidenceZip.of(collected.dispute(), collected.gathered());
        Evidence.Archive archive =
                files.keep(collected.answer(), zip, LocalDate.ofInstant(now, ZoneOffset.UTC));
        return decided(collected.answer().submitting(archive, now, by, why), collected);
    }

    /** Decides to give in; false when the answer changed meanwhile. */
    boolean accept(Collected collected, String by, String why) {
        return decided(collected.answer().accepting(clock.instant(), by, why), collected);
    }

    private boolean decided(Evidence decided, Collected collected) {
        Commit commit = evidence.save(dynamo.begin(), decided, collected.versionRead());
        evidence.publish(commit, DisputeAnswerDecided.of(clock.instant(), decided));
        return isDone(commit);
    }

    private boolean isDone(Commit commit) {
        return dynamo.commit(commit) == Committed.DONE;
    }
}
