package io.billfold.sealdocuments;

import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.proof.Days;
import io.billfold.billing.proof.DocumentProof;
import io.billfold.billing.proof.Hash;
import io.billfold.billing.proof.MerkleTree;
import io.billfold.billing.proof.Seal;
import io.billfold.billing.proof.SealedDocument;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceRecord.Rendition;
import io.billfold.store.InvoiceStore;
import io.billfold.store.LeafLines;
import io.billfold.store.SealFiles;
import io.billfold.store.SealStore;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves that a document was sealed. It reads the leaves of the day on which the document was made,
 * and those of the next when it came late: 36 MB for 100,000 documents of a day.
 */
@Singleton
class ProveDocument {
    private final InvoiceStore invoices;
    private final SealStore seals;
    private final SealFiles files;

    ProveDocument(InvoiceStore invoices, SealStore seals, SealFiles files) {
        this.invoices = invoices;
        this.seals = seals;
        this.files = files;
    }

    /** What can be said of a document. */
    sealed interface Answer {
        /** It is sealed. */
        record Proved(DocumentProof proof) implements Answer {}

        /**
         * It is not sealed yet.
         *
         * @param state {@code rendering} or {@code unsealed}
         */
        record Pending(InvoiceNumber number, String state) implements Answer {}

        /** There is no such document. */
        record Unknown() implements Answer {}
    }

    /**
     * Proves a document.
     *
     * @throws IllegalStateException when what is kept of a day is not what was sealed
     */
    Answer prove(InvoiceNumber number) {
        Optional<InvoiceRecord> found = invoices.find(number);
        if (found.isEmpty()) {
            return new Answer.Unknown();
        }
        Rendition rendition = found.get().rendition();
        if (rendition == null) {
            return new Answer.Pending(number, "rendering");
        }
        DocumentProof proof = find(number, Days.of(rendition.renderedAt()));
        return proof == null ? new Answer.Pending(number, "unsealed") : new Answer.Proved(proof);
    }

    private @Nullable DocumentProof find(InvoiceNumber number, LocalDate made) {
        return seals.head().stream()
                .flatMap(
                        head ->
                                made.datesUntil(made.plusDays(SealDay.LATE_DAYS + 1))
                                        .filter(head::covers))
                .flatMap(day -> find(number, files.seal(day), files.leaves(day)).stream())
                .findFirst()
                .orElse(null);
    }

    /** Where a document is among the leaves, from 0. */
    private record Place(SealedDocument document, int index) {}

    private static Optional<DocumentProof> find(InvoiceNumber number, Seal seal, LeafLines leaves) {
        List<Hash> hashes = new ArrayList<>();
        Place place = null;
        try (leaves) {
            while (leaves.hasNext()) {
                SealedDocument document = leaves.next();
                if (document.number().equals(number)) {
                    place = new Place(document, hashes.size());
                }
                hashes.add(document.leaf());
            }
        }
        return Optional.ofNullable(place).map(it -> proof(it, new MerkleTree(hashes), seal));
    }

    private static DocumentProof proof(Place place, MerkleTree tree, Seal seal) {
        if (!tree.root().equals(seal.root())) {
            throw new IllegalStateException(
                    "the leaves of " + seal.day() + " are not those that were sealed");
        }
        return new DocumentProof(place.document(), place.index(), tree.path(place.index()), seal);
    }
}
