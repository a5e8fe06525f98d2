package io.billfold.collectevidence;

import io.billfold.billing.evidence.Evidence;
import io.billfold.billing.evidence.Piece;
import io.billfold.events.Forms;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * An answer as callers see it.
 *
 * @param state lacking, ready, submitting, submitted, accepting, accepted or failed
 * @param summary what lacks, or that nothing does
 * @param archive where what was sent lies under Object Lock, or null
 * @param sha256 of its bytes
 * @param steps what happened, the earliest first
 */
@Serdeable
record EvidenceAnswer(
        String provider,
        String disputeId,
        String number,
        String seller,
        String state,
        String summary,
        List<Part> parts,
        @Nullable String archive,
        @Nullable String sha256,
        List<Happened> steps) {
    /** A part of it. */
    @Serdeable
    record Part(String item, boolean needed, boolean found, String note) {
        static Part of(Piece piece) {
            return new Part(
                    Forms.wordOf(piece.item()), piece.isNeeded(), piece.isFound(), piece.note());
        }
    }

    /** Something that happened to it. */
    @Serdeable
    record Happened(Instant at, String state, String by, String why) {
        static Happened of(Evidence.Step step) {
            return new Happened(step.at(), Forms.wordOf(step.state()), step.by(), step.why());
        }
    }

    static EvidenceAnswer of(Evidence evidence) {
        Evidence.Archive archive = evidence.archive();
        return new EvidenceAnswer(
                evidence.provider(),
                evidence.disputeId(),
                evidence.invoice().toString(),
                evidence.seller().value(),
                Forms.wordOf(evidence.state()),
                evidence.lacking(),
                evidence.pieces().stream().map(Part::of).toList(),
                archive == null ? null : archive.key(),
                archive == null ? null : archive.sha256(),
                evidence.steps().stream().map(Happened::of).toList());
    }
}
