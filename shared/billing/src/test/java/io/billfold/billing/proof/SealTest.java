package io.billfold.billing.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The bytes that are hashed; the hashes were computed with Python's hashlib and with sha256sum. */
class SealTest {
    private static final String DOCUMENT =
            "{\"issuedOn\":\"2026-01-31\",\"number\":\"MU-2026-000042\",\"pdfSha256\":\""
                    + "c".repeat(64)
                    + "\",\"seller\":\"muster-de\",\"snapshotSha256\":\""
                    + "a".repeat(64)
                    + "\",\"xmlSha256\":\""
                    + "b".repeat(64)
                    + "\"}";

    private static final String SEAL =
            "{\"accessLogHead\":null,\"day\":\"2026-01-31\",\"documents\":2,"
                    + "\"previousSealSha256\":null,"
                    + "\"root\":\"0766523b7c156d901d502c546968fc572f3ea379f04416ed0f3dd1718a3583de\","
                    + "\"sealedAt\":\"2026-02-01T01:00:03Z\",\"version\":1}";

    private static SealedDocument document(int sequence) {
        return new SealedDocument(
                new InvoiceNumber("MU", 2026, sequence),
                new SellerId("muster-de"),
                LocalDate.parse("2026-01-31"),
                Hash.parse("a".repeat(64)),
                Hash.parse("b".repeat(64)),
                Hash.parse("c".repeat(64)));
    }

    @Test
    void aDocumentHasCanonicalBytesAndTheHashOfALeaf() {
        assertThat(document(42).canonical()).isEqualTo(DOCUMENT);
        assertThat(document(42).leaf())
                .hasToString("261056f14ed671584c4d10a17fc500a668d527bf78b6b2539858fc6a8667dc8b");
        assertThat(SealedDocument.parse(DOCUMENT)).isEqualTo(document(42));
    }

    @Test
    void aSealHasCanonicalBytesAndTheirHash() {
        Seal seal =
                Seal.of(
                        LocalDate.parse("2026-01-31"),
                        Sealed.tree(List.of(document(42), document(43))),
                        null,
                        null,
                        Instant.parse("2026-02-01T01:00:03Z"));
        assertThat(seal.canonical()).isEqualTo(SEAL);
        assertThat(seal.hash())
                .hasToString("cbdd1fd5d08fbbef1dca86517ee1e2ce7e90849aed124b141346c313b7be0510");
        assertThat(Seal.parse(SEAL)).isEqualTo(seal);
    }

    @Test
    void aSealNamesTheOneBeforeAndTheAccessLog() {
        Hash before = Seal.parse(SEAL).hash();
        Hash log = Hash.of("log");
        Seal seal =
                Seal.of(
                        LocalDate.parse("2026-02-01"),
                        new MerkleTree(List.of()),
                        before,
                        log,
                        Instant.parse("2026-02-02T01:00:00Z"));
        assertThat(seal.documents()).isZero();
        assertThat(seal.root()).isEqualTo(Hash.of(""));
        assertThat(seal.canonical())
                .startsWith("{\"accessLogHead\":\"" + log + "\"")
                .contains("\"previousSealSha256\":\"" + before + "\"");
        assertThat(Seal.parse(seal.canonical())).isEqualTo(seal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"documents\":2     | \"documents\":-2      | not the canonical JSON",
                "\"documents\":2     | \"documents\":02      | not the canonical JSON",
                "\"documents\":2     | \"documents\": 2      | not the canonical JSON",
                "\"version\":1       | \"version\":2         | not the canonical JSON of a seal of version 1",
                "\"root\":\"0766     | \"root\":\"ABCD       | not the canonical JSON",
                "\"day\":\"2026-01-31| \"day\":\"2026-02-31  | is not a day such as",
                "02-01T01:00:03Z     | 01-31T23:59:59Z       | was not over at",
                "T01:00:03Z          | T01:00:03.000Z        | is not written as 2026-02-01T01:00:03Z",
                "T01:00:03Z          | T25:00:03Z            | is not an instant",
                "}                   | ,\"x\":1}             | not the canonical JSON",
            })
    void aSealInAnotherFormIsRefused(String part, String instead, String reason) {
        String other = SEAL.replace(part, instead);
        assertThat(other).isNotEqualTo(SEAL);
        assertThatThrownBy(() -> Seal.parse(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MU-2026-000042 | MU-2026-0000042  | is not written as MU-2026-000042",
                "MU-2026-000042 | MU2026           | is not an invoice number",
                "2026-01-31     | 2026-01-32       | is not a day such as",
                "muster-de      | muster de        | not the canonical JSON",
                "cccccccccccc   | CCCCCCCCCCCC     | not the canonical JSON",
                "}              | }x               | not the canonical JSON",
            })
    void aDocumentInAnotherFormIsRefused(String part, String instead, String reason) {
        String other = DOCUMENT.replace(part, instead);
        assertThat(other).isNotEqualTo(DOCUMENT);
        assertThatThrownBy(() -> SealedDocument.parse(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aDayIsNotSealedBeforeItIsOver() {
        LocalDate day = LocalDate.parse("2026-01-31");
        MerkleTree none = new MerkleTree(List.of());
        Instant before = Instant.parse("2026-01-31T23:59:59Z");
        assertThatThrownBy(() -> Seal.of(day, none, null, null, before))
                .hasMessageContaining("2026-01-31 was not over");
        assertThat(Seal.of(day, none, null, null, before.plusSeconds(1)).day()).isEqualTo(day);
    }
}
