package io.billfold.events.proof;

import io.billfold.billing.proof.DocumentProof;
import io.billfold.billing.proof.Hash;
import io.billfold.billing.proof.Seal;
import io.billfold.billing.proof.SealedDocument;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A {@link DocumentProof} as a file, version 1; {@link ProofReader} reads it. The leaf and the seal
 * are hashed in their canonical form (RFC 8785), so spaces and order don't matter here.
 */
@Serdeable
public record ProofJson(int version, Leaf document, long index, List<String> path, SealOfDay seal) {
    /** The fields of a {@link SealedDocument}. */
    @Serdeable
    record Leaf(
            LocalDate issuedOn,
            String number,
            String pdfSha256,
            String seller,
            String snapshotSha256,
            String xmlSha256) {
        static Leaf of(SealedDocument document) {
            return new Leaf(
                    document.issuedOn(),
                    document.number().toString(),
                    document.pdf().toString(),
                    document.seller().value(),
                    document.snapshot().toString(),
                    document.xml().toString());
        }
    }

    /** The fields of a {@link Seal}. */
    @Serdeable
    record SealOfDay(
            @Nullable String accessLogHead,
            LocalDate day,
            long documents,
            @Nullable String previousSealSha256,
            String root,
            Instant sealedAt,
            int version) {
        static SealOfDay of(Seal seal) {
            return new SealOfDay(
                    text(seal.accessLogHead()),
                    seal.day(),
                    seal.documents(),
                    text(seal.previous()),
                    seal.root().toString(),
                    seal.sealedAt(),
                    Seal.VERSION);
        }

        private static @Nullable String text(@Nullable Hash hash) {
            return hash == null ? null : hash.toString();
        }
    }

    /** The form of a proof. */
    public static ProofJson of(DocumentProof proof) {
        return new ProofJson(
                1,
                Leaf.of(proof.document()),
                proof.index(),
                proof.path().stream().map(Hash::toString).toList(),
                SealOfDay.of(proof.seal()));
    }
}
