package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.evidence.Evidence;
import io.billfold.billing.evidence.EvidenceItem;
import io.billfold.billing.evidence.Piece;
import io.billfold.billing.invoice.InvoiceNumber;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** The stored form of an {@link Evidence}, version 1. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredEvidence(
        int version,
        String provider,
        String disputeId,
        String seller,
        String number,
        String state,
        List<StoredPiece> pieces,
        @Nullable String key,
        @Nullable String sha256,
        List<StoredStep> steps) {
    /** The stored form of a {@link Piece}. */
    @Serdeable
    record StoredPiece(String item, boolean needed, boolean found, String note) {
        static StoredPiece of(Piece piece) {
            return new StoredPiece(
                    Words.of(piece.item()), piece.isNeeded(), piece.isFound(), piece.note());
        }

        Piece toPiece() {
            return new Piece(Words.to(EvidenceItem.class, item), needed, found, note);
        }
    }

    /** The stored form of a step. */
    @Serdeable
    record StoredStep(Instant at, String state, String by, String why) {
        static StoredStep of(Evidence.Step step) {
            return new StoredStep(step.at(), Words.of(step.state()), step.by(), step.why());
        }

        Evidence.Step toStep() {
            return new Evidence.Step(at, Words.to(Evidence.State.class, state), by, why);
        }
    }

    static StoredEvidence of(Evidence evidence) {
        Evidence.Archive archive = evidence.archive();
        return new StoredEvidence(
                1,
                evidence.provider(),
                evidence.disputeId(),
                evidence.seller().value(),
                evidence.invoice().toString(),
                Words.of(evidence.state()),
                evidence.pieces().stream().map(StoredPiece::of).toList(),
                archive == null ? null : archive.key(),
                archive == null ? null : archive.sha256(),
                evidence.steps().stream().map(StoredStep::of).toList());
    }

    Evidence toEvidence() {
        StoredVersion.check("evidence", version);
        return new Evidence(
                provider,
                disputeId,
                new SellerId(seller),
                InvoiceNumber.parse(number),
                pieces.stream().map(StoredPiece::toPiece).toList(),
                key == null || sha256 == null ? null : new Evidence.Archive(key, sha256),
                Words.to(Evidence.State.class, state),
                steps.stream().map(StoredStep::toStep).toList());
    }
}
