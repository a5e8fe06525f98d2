package io.billfold.billing.proof;

import io.billfold.billing.proof.Finding.Kind;

import java.util.List;

/**
 * The proof that a document was sealed, to be kept beside the document.
 *
 * @param document what was sealed
 * @param index its place among the documents of the seal, from 0
 * @param path the inclusion proof (RFC 9162 section 2.1.3)
 * @param seal that covers it
 */
public record DocumentProof(SealedDocument document, long index, List<Hash> path, Seal seal) {
    /** As many hashes as the way through the largest tree needs. */
    public static final int PATH_MAX = 64;

    public DocumentProof {
        path = List.copyOf(path);
        if (index < 0 || index >= seal.documents()) {
            throw new IllegalArgumentException(
                    "index must be from 0 to "
                            + (seal.documents() - 1)
                            + ", as the seal covers "
                            + seal.documents()
                            + " documents, was "
                            + index);
        }
        if (path.size() > PATH_MAX) {
            throw new IllegalArgumentException("path has more than " + PATH_MAX + " hashes");
        }
    }

    /** Everything that is wrong with it in itself: whether the way leads to the seal's root. */
    public List<Finding> findings() {
        try {
            Hash root = MerkleTree.root(document.leaf(), index, seal.documents(), path);
            return root.equals(seal.root()) ? List.of() : elsewhere(root);
        } catch (IllegalArgumentException e) {
            return found(Kind.ALTERED, "the proof is damaged: " + e.getMessage());
        }
    }

    private List<Finding> elsewhere(Hash root) {
        return found(
                Kind.ALTERED,
                "the proof leads to the root %s, the seal of %s has %s"
                        .formatted(root, seal.day(), seal.root()));
    }

    /** Everything that is wrong with it as the proof of a file. */
    public List<Finding> findings(PdfFile file) {
        if (file.hash().equals(document.pdf())) {
            return findings();
        }
        return file.isOf(document.snapshot())
                ? List.of(file.altered(document))
                : found(
                        Kind.NOT_OURS,
                        "the file is not this document: neither its SHA-256 %s nor its identifier is"
                                .formatted(file.hash()));
    }

    private List<Finding> found(Kind kind, String detail) {
        return List.of(new Finding(kind, document.number().toString(), detail));
    }
}
