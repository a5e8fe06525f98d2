package io.billfold.local.command;

import io.billfold.billing.proof.DayLeaves;
import io.billfold.billing.proof.DocumentProof;
import io.billfold.billing.proof.Finding;
import io.billfold.billing.proof.Finding.Kind;
import io.billfold.billing.proof.Hash;
import io.billfold.billing.proof.PdfFile;
import io.billfold.billing.proof.Seal;
import io.billfold.billing.proof.SealChain;
import io.billfold.billing.proof.SealedDocument;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves a PDF from what somebody has of it, and of the seals. Nothing is asked of anybody.
 *
 * @param findings everything that is wrong; the PDF is proved where there is nothing
 * @param proof of the PDF, null where there is none
 * @param chain of the seals that were given, or of the proof's own seal alone
 * @param leaves how many days' leaves were checked, one by one
 */
record Verification(
        List<Finding> findings,
        @Nullable DocumentProof proof,
        @Nullable SealChain chain,
        int leaves) {
    private static final String NOT_GIVEN = "is not among the seals that are given";

    Verification {
        findings = List.copyOf(findings);
    }

    /**
     * What is given.
     *
     * @param file the PDF
     * @param proof of it, null to look for it among the leaves
     * @param folder seals, null where there are none but that of the proof
     * @param known the hash of a seal that is known from elsewhere
     */
    record Given(
            PdfFile file,
            @Nullable DocumentProof proof,
            @Nullable SealFolder folder,
            @Nullable Hash known) {}

    /** Looks at all that is given. */
    static Verification of(Given given) {
        List<Finding> findings = new ArrayList<>();
        Search search = new Search(given.file());
        SealFolder folder = given.folder();
        if (folder != null) {
            findings.addAll(folder.findings());
            folder.leaves(findings).forEach(day -> search.look(day, findings));
        }
        DocumentProof proof = given.proof() == null ? search.proof : given.proof();
        findings.addAll(proof == null ? List.of(search.nothing()) : proof.findings(given.file()));
        SealChain chain = chain(folder, proof);
        if (chain != null) {
            findings.addAll(chain.findings(given.known()));
        }
        if (chain != null && proof != null) {
            place(proof.seal(), chain).ifPresent(findings::add);
        }
        return new Verification(findings, proof, chain, search.days);
    }

    private static @Nullable SealChain chain(
            @Nullable SealFolder folder, @Nullable DocumentProof proof) {
        if (folder != null && !folder.seals().isEmpty()) {
            return new SealChain(folder.seals());
        }
        return proof == null ? null : new SealChain(List.of(proof.seal()));
    }

    /** The seal of the proof must be the one of the chain. */
    private static Optional<Finding> place(Seal seal, SealChain chain) {
        if (chain.holds(seal)) {
            return Optional.empty();
        }
        String subject = "the seal of " + seal.day();
        return Optional.of(
                chain.of(seal.day())
                        .map(other -> new Finding(Kind.ALTERED, subject, differs(seal, other)))
                        .orElseGet(() -> new Finding(Kind.REMOVED, subject, NOT_GIVEN)));
    }

    private static String differs(Seal proved, Seal given) {
        return "has the hash %s among the seals, and %s in the proof"
                .formatted(given.hash(), proved.hash());
    }

    /** Goes through the leaves of one day after the other, and looks for the file. */
    private static final class Search {
        private final PdfFile file;
        private int days;
        private @Nullable DocumentProof proof;
        private @Nullable SealedDocument claimed;

        Search(PdfFile file) {
            this.file = file;
        }

        void look(DayLeaves day, List<Finding> findings) {
            days++;
            findings.addAll(day.findings());
            day.prove(file.hash()).ifPresent(found -> proof = found);
            day.documents().stream()
                    .filter(document -> file.isOf(document.snapshot()))
                    .findFirst()
                    .ifPresent(found -> claimed = found);
        }

        /** Why there is no proof. */
        Finding nothing() {
            SealedDocument document = claimed;
            return document == null
                    ? new Finding(
                            Kind.NOT_OURS,
                            "the file",
                            "none of the documents that were sealed has its SHA-256, %s, nor its identifier"
                                    .formatted(file.hash()))
                    : file.altered(document);
        }
    }
}
