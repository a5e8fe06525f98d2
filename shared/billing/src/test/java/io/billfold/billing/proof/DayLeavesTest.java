package io.billfold.billing.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.billfold.billing.proof.Finding.Kind;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Every kind of tampering with the documents of a day is found, and named. */
class DayLeavesTest {
    private static final long SEED = Long.getLong("billfold.seed", System.nanoTime());

    private final DayLeaves sealed = Sealed.leaves(Sealed.documents(7));
    private final List<SealedDocument> given = new ArrayList<>(sealed.documents());

    @Test
    void whatWasSealedHasNoFindings() {
        assertThat(sealed.findings()).isEmpty();
        assertThat(Sealed.leaves(List.of()).findings()).isEmpty();
    }

    @Test
    void aRemovedDocumentIsFound() {
        given.remove(3);
        assertFound(Kind.REMOVED, "the seal of 2026-01-31", "1 of the sealed documents");
        assertThat(sealed.compare(given))
                .extracting(Finding::kind, Finding::subject)
                .containsExactly(tuple(Kind.REMOVED, "MU-2026-000004"));
    }

    @Test
    void anAlteredDocumentIsFound() {
        given.set(3, Sealed.document(4, "forged"));
        assertFound(Kind.ALTERED, "the seal of 2026-01-31", "not what was sealed");
        assertThat(sealed.compare(given))
                .extracting(Finding::kind, Finding::subject)
                .containsExactly(tuple(Kind.ALTERED, "MU-2026-000004"));
    }

    @Test
    void anAddedDocumentIsFound() {
        given.add(Sealed.document(8));
        assertFound(Kind.ADDED, "the seal of 2026-01-31", "1 documents are there");
        assertThat(sealed.compare(given))
                .extracting(Finding::kind, Finding::subject)
                .containsExactly(tuple(Kind.ADDED, "MU-2026-000008"));
    }

    @Test
    void reorderedDocumentsAreFound() {
        Collections.swap(given, 2, 5);
        assertFound(Kind.REORDERED, "MU-2026-000004", "stands after MU-2026-000006");
    }

    @Test
    void aRemovedAndAnAddedOneAreNotTakenForNothing() {
        given.remove(3);
        given.add(Sealed.document(8));
        assertFound(Kind.ALTERED, "the seal of 2026-01-31", "7 are given, 7 were sealed");
    }

    @Test
    void reorderedAndAlteredAreBothSaid() {
        Collections.swap(given, 2, 5);
        given.set(0, Sealed.document(1, "forged"));
        assertThat(new DayLeaves(sealed.seal(), given).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.REORDERED, Kind.ALTERED);
    }

    @Test
    void everyDocumentIsProvedByItsNumberAndByItsPdf() {
        for (int size = 1; size <= 200; size++) {
            DayLeaves leaves = Sealed.leaves(Sealed.documents(size));
            int index = new Random(size).nextInt(size);
            SealedDocument document = leaves.documents().get(index);
            DocumentProof proof = leaves.prove(document.number()).orElseThrow();
            assertThat(proof.index()).isEqualTo(index);
            assertThat(proof.findings()).isEmpty();
            assertThat(leaves.prove(document.pdf())).contains(proof);
        }
        assertThat(sealed.prove(Hash.of("nothing"))).isEmpty();
        assertThat(sealed.prove(Sealed.document(8).number())).isEmpty();
    }

    /** Sizes 1 to 200, each with every kind of tampering at a place that is drawn. */
    @Test
    void anyTamperingWithAnyDayIsFound() {
        Random random = new Random(SEED);
        for (int size = 1; size <= 200; size++) {
            DayLeaves day = Sealed.leaves(Sealed.documents(size));
            int place = random.nextInt(size);
            String as = "-Dbillfold.seed=" + SEED + ", place " + place + " of " + size;
            for (Kind kind : List.of(Kind.REMOVED, Kind.ALTERED, Kind.ADDED, Kind.REORDERED)) {
                if (kind == Kind.REORDERED && size == 1) {
                    continue;
                }
                List<SealedDocument> tampered = tampered(kind, day.documents(), place);
                assertThat(new DayLeaves(day.seal(), tampered).findings())
                        .as(as)
                        .extracting(Finding::kind)
                        .containsExactly(kind);
            }
        }
    }

    private static List<SealedDocument> tampered(
            Kind kind, List<SealedDocument> documents, int place) {
        List<SealedDocument> tampered = new ArrayList<>(documents);
        switch (kind) {
            case REMOVED -> tampered.remove(place);
            case ALTERED -> tampered.set(place, Sealed.document(place + 1, "forged"));
            case ADDED -> tampered.add(Sealed.document(documents.size() + 1));
            case REORDERED -> Collections.swap(tampered, place, place == 0 ? 1 : place - 1);
            case BROKEN_CHAIN, NOT_OURS -> throw new IllegalArgumentException(kind.toString());
        }
        return tampered;
    }

    private void assertFound(Kind kind, String subject, String detail) {
        assertThat(new DayLeaves(sealed.seal(), given).findings())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.kind()).isEqualTo(kind);
                            assertThat(it.subject()).isEqualTo(subject);
                            assertThat(it.detail()).contains(detail);
                        });
    }
}
