package io.billfold.callprovider;

import io.billfold.billing.evidence.Evidence;
import io.billfold.events.DisputeAnswerDecided;
import io.billfold.events.DisputeAnswered;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.EvidenceFiles;
import io.billfold.store.EvidenceStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Gives providers the answers to disputes that were decided, and commits what they say. */
@Singleton
class AnswerDispute {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerDispute.class);
    private static final int WHY_LENGTH_MAX = 400;

    private final List<EvidenceDesk> desks;
    private final EvidenceStore evidence;
    private final EvidenceFiles files;
    private final Dynamo dynamo;
    private final InstantSource clock;

    AnswerDispute(
            List<EvidenceDesk> desks,
            EvidenceStore evidence,
            EvidenceFiles files,
            Dynamo dynamo,
            InstantSource clock) {
        this.desks = List.copyOf(desks);
        this.evidence = evidence;
        this.files = files;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Does what was decided; nothing when the provider's reply is known.
     *
     * @throws IllegalStateException when it must be tried again
     */
    void answer(DisputeAnswerDecided decided) {
        Versioned<Evidence> read =
                evidence.find(decided.provider(), decided.disputeId()).orElseThrow();
        switch (read.value().state()) {
            case SUBMITTING, ACCEPTING -> commit(read, reply(read.value()));
            case LACKING, READY, SUBMITTED, ACCEPTED, FAILED ->
                    LOG.info("{}: already {}", decided.eventId(), read.value().state());
        }
    }

    private DeskReply reply(Evidence answer) {
        // the number of steps tells decisions about one case apart
        String key =
                "evidence-%s-%s-%d"
                        .formatted(answer.provider(), answer.disputeId(), answer.steps().size());
        for (EvidenceDesk desk : desks) {
            if (desk.name().equals(answer.provider())) {
                return reply(desk, answer, key);
            }
        }
        return new DeskReply.Refused(
                answer.provider() + " takes no answers from here: give it in its own pages");
    }

    private DeskReply reply(EvidenceDesk desk, Evidence answer, String key) {
        if (answer.state() == Evidence.State.ACCEPTING) {
            return desk.accept(answer.disputeId(), key);
        }
        byte[] zip = files.content(Objects.requireNonNull(answer.archive(), "archive"));
        return desk.submit(Brief.of(answer.disputeId(), key, zip));
    }

    private void commit(Versioned<Evidence> read, DeskReply reply) {
        switch (reply) {
            case DeskReply.Taken(String why) -> commit(read, true, why);
            case DeskReply.Refused(String why) -> commit(read, false, why);
            case DeskReply.Unclear(String why) ->
                    throw new IllegalStateException(
                            "%s %s is asked again: %s"
                                    .formatted(
                                            read.value().provider(),
                                            read.value().disputeId(),
                                            why));
        }
    }

    private void commit(Versioned<Evidence> read, boolean isTaken, String why) {
        Instant now = clock.instant();
        String line = why.replaceAll("\\p{Cntrl}+", " ").strip();
        String said = line.isEmpty() ? "no words" : line;
        Evidence after =
                read.value()
                        .answered(
                                isTaken,
                                now,
                                said.substring(0, Math.min(said.length(), WHY_LENGTH_MAX)));
        Commit commit = evidence.save(dynamo.begin(), after, read.version());
        evidence.publish(commit, DisputeAnswered.of(now, after));
        if (dynamo.commit(commit) != Committed.DONE) {
            throw new IllegalStateException(
                    "the answer to " + after.disputeId() + " changed meanwhile");
        }
        LOG.info("{} {}: {}", after.provider(), after.disputeId(), after.state());
    }
}
