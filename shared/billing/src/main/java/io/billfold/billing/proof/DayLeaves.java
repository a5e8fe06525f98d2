package io.billfold.billing.proof;

import static java.util.stream.Collectors.toMap;

import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.proof.Finding.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The documents of a day as they are given to be proved, beside the seal of that day.
 *
 * @param seal of the day
 * @param documents in the order in which they are given; another order than that of their numbers
 *     is a finding
 */
public record DayLeaves(Seal seal, List<SealedDocument> documents) {
    public DayLeaves {
        documents = List.copyOf(documents);
    }

    /** The proof of the document whose PDF has this hash, where there is one. */
    public Optional<DocumentProof> prove(Hash pdf) {
        return IntStream.range(0, documents.size())
                .filter(i -> documents.get(i).pdf().equals(pdf))
                .mapToObj(this::prove)
                .findFirst();
    }

    /** The proof of the document with this number, where there is one. */
    public Optional<DocumentProof> prove(InvoiceNumber number) {
        return IntStream.range(0, documents.size())
                .filter(i -> documents.get(i).number().equals(number))
                .mapToObj(this::prove)
                .findFirst();
    }

    private DocumentProof prove(int index) {
        return new DocumentProof(documents.get(index), index, tree(documents).path(index), seal);
    }

    private static MerkleTree tree(List<SealedDocument> documents) {
        return new MerkleTree(documents.stream().map(SealedDocument::leaf).toList());
    }

    /** Everything that is wrong with them; nothing where they are what was sealed. */
    public List<Finding> findings() {
        if (tree(documents).root().equals(seal.root())) {
            return List.of();
        }
        List<SealedDocument> sorted = documents.stream().sorted(SealedDocument.ORDER).toList();
        List<Finding> findings = new ArrayList<>();
        if (!sorted.equals(documents)) {
            findings.add(outOfOrder());
        }
        if (!tree(sorted).root().equals(seal.root())) {
            findings.add(notAsSealed());
        }
        return findings;
    }

    private Finding outOfOrder() {
        int place =
                IntStream.range(1, documents.size())
                        .filter(i -> SealedDocument.ORDER.compare(at(i - 1), at(i)) > 0)
                        .findFirst()
                        .orElseThrow();
        return new Finding(
                Kind.REORDERED,
                at(place).number().toString(),
                "stands after " + at(place - 1).number() + " among the documents of " + seal.day());
    }

    private SealedDocument at(int index) {
        return documents.get(index);
    }

    private Finding notAsSealed() {
        long more = documents.size() - seal.documents();
        if (more < 0) {
            return of(Kind.REMOVED, -more + " of the sealed documents are not there");
        }
        return more > 0
                ? of(Kind.ADDED, more + " documents are there that were not sealed")
                : of(Kind.ALTERED, "a document is there that is not what was sealed");
    }

    private Finding of(Kind kind, String what) {
        return Finding.ofSeal(
                kind,
                seal,
                what
                        + ": "
                        + documents.size()
                        + " are given, "
                        + seal.documents()
                        + " were sealed, and the root is "
                        + tree(documents).root()
                        + " instead of "
                        + seal.root());
    }

    /**
     * What is wrong with documents that somebody has, one by one. These leaves must be without
     * {@link #findings} themselves.
     *
     * @param present what there is now of this day, in any order
     */
    public List<Finding> compare(List<SealedDocument> present) {
        Map<InvoiceNumber, SealedDocument> now =
                present.stream().collect(toMap(SealedDocument::number, it -> it, (a, _) -> a));
        Map<InvoiceNumber, SealedDocument> then =
                documents.stream().collect(toMap(SealedDocument::number, it -> it));
        List<Finding> findings = new ArrayList<>();
        for (SealedDocument sealed : documents) {
            compare(sealed, Optional.ofNullable(now.get(sealed.number()))).ifPresent(findings::add);
        }
        present.stream()
                .filter(it -> !then.containsKey(it.number()))
                .map(it -> of(Kind.ADDED, it, "was not sealed on " + seal.day()))
                .forEach(findings::add);
        return findings;
    }

    private Optional<Finding> compare(SealedDocument sealed, Optional<SealedDocument> now) {
        if (now.isEmpty()) {
            return Optional.of(
                    of(Kind.REMOVED, sealed, "was sealed on " + seal.day() + " and is not there"));
        }
        return now.get().equals(sealed)
                ? Optional.empty()
                : Optional.of(
                        of(
                                Kind.ALTERED,
                                sealed,
                                "was sealed as " + sealed.canonical() + " and is " + now.get()));
    }

    private static Finding of(Kind kind, SealedDocument document, String detail) {
        return new Finding(kind, document.number().toString(), detail);
    }
}
