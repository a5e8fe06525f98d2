package io.billfold.billing.proof;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Documents and seals to try things on. */
final class Sealed {
    static final LocalDate DAY = LocalDate.parse("2026-01-31");

    private Sealed() {}

    /** A document whose hashes are made of its number. */
    static SealedDocument document(int sequence) {
        return document(sequence, "pdf " + sequence);
    }

    /** A document with another PDF. */
    static SealedDocument document(int sequence, String pdf) {
        return new SealedDocument(
                new InvoiceNumber("MU", 2026, sequence),
                new SellerId("muster-de"),
                DAY,
                Hash.of("snapshot " + sequence),
                Hash.of("xml " + sequence),
                Hash.of(pdf));
    }

    static List<SealedDocument> documents(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Sealed::document).toList();
    }

    static MerkleTree tree(List<SealedDocument> documents) {
        return new MerkleTree(documents.stream().map(SealedDocument::leaf).toList());
    }

    /** The first seal of all. */
    static DayLeaves leaves(List<SealedDocument> documents) {
        return new DayLeaves(
                Seal.of(DAY, tree(documents), null, null, Instant.parse("2026-02-01T01:00:03Z")),
                documents);
    }

    /** Seals of so many days, each of its own document. */
    static List<Seal> chain(int days) {
        List<Seal> chain = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            MerkleTree tree = tree(List.of(document(i + 1)));
            Instant at = Instant.parse("2026-02-01T01:00:03Z").plusSeconds(86_400L * i);
            Hash previous = i == 0 ? null : chain.getLast().hash();
            chain.add(Seal.of(DAY.plusDays(i), tree, previous, null, at));
        }
        return chain;
    }
}
