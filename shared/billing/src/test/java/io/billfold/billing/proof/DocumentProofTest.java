package io.billfold.billing.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.billfold.billing.proof.Finding.Kind;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class DocumentProofTest {
    private static final String PDF = "%%PDF-1.7 x /ID [<%s><%s>] x";

    private final DocumentProof proof =
            Sealed.leaves(Sealed.documents(7)).prove(Sealed.document(4).number()).orElseThrow();

    @Test
    void theFileThatWasSealedIsProved() {
        assertThat(proof.findings(new PdfFile(Hash.of("pdf 4"), Optional.empty()))).isEmpty();
    }

    @Test
    void aFileThatSaysItIsTheDocumentAndIsNotIsAltered() {
        PdfFile file = file(proof.document().snapshot());
        assertThat(file.isOf(proof.document().snapshot())).isTrue();
        assertFound(proof.findings(file), Kind.ALTERED, "instead of " + proof.document().pdf());
    }

    @Test
    void anotherFileIsNotOurs() {
        PdfFile file = file(Hash.of("another snapshot"));
        assertFound(proof.findings(file), Kind.NOT_OURS, "the file is not this document");
    }

    private static PdfFile file(Hash snapshot) {
        String id = snapshot.toString().substring(0, 32);
        return PdfFile.of(PDF.formatted(id, id).getBytes(ISO_8859_1));
    }

    @Test
    void aFileThatIsNoPdfIsRefused() {
        assertThatThrownBy(() -> PdfFile.of("<html>".getBytes(ISO_8859_1)))
                .hasMessageContaining("is not a PDF");
        assertThatThrownBy(() -> PdfFile.of(new byte[0])).hasMessageContaining("is not a PDF");
    }

    @Test
    void anIdentifierIsReadInEitherCaseAndOtherOnesAreNone() {
        String id = "0123456789ABCDEF0123456789abcdef";
        assertThat(PdfFile.of(PDF.formatted(id, id).getBytes(ISO_8859_1)).identifier())
                .contains("0123456789abcdef0123456789abcdef");
        assertThat(PdfFile.of("%PDF-1.4 /ID[<00><00>]".getBytes(ISO_8859_1)).identifier())
                .isEmpty();
    }

    @Test
    void aDamagedProofIsFound() {
        assertFound(
                with(proof.document(), 3, proof.path().subList(0, 2)).findings(),
                Kind.ALTERED,
                "too short");
        assertFound(
                with(proof.document(), 2, proof.path()).findings(),
                Kind.ALTERED,
                "leads to the root");
        assertFound(
                with(Sealed.document(5), 3, proof.path()).findings(),
                Kind.ALTERED,
                "leads to the root");
    }

    @Test
    void aPlaceBeyondTheSealIsRefused() {
        assertThatThrownBy(() -> with(proof.document(), 7, proof.path()))
                .hasMessageContaining("index must be from 0 to 6");
        assertThatThrownBy(() -> with(proof.document(), -1, proof.path()))
                .hasMessageContaining("was -1");
    }

    private DocumentProof with(SealedDocument document, long index, List<Hash> path) {
        return new DocumentProof(document, index, path, proof.seal());
    }

    private static void assertFound(List<Finding> findings, Kind kind, String detail) {
        assertThat(findings)
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.kind()).isEqualTo(kind);
                            assertThat(it.detail()).contains(detail);
                        });
    }
}
