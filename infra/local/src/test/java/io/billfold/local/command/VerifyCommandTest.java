package io.billfold.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.proof.DayLeaves;
import io.billfold.billing.proof.Hash;
import io.billfold.billing.proof.MerkleTree;
import io.billfold.billing.proof.Seal;
import io.billfold.billing.proof.SealedDocument;
import io.billfold.events.EventJson;
import io.billfold.events.proof.ProofJson;
import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Three days of three invoices each, kept as the bucket keeps them; then somebody tampers. */
class VerifyCommandTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-10");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Seal> chain = new ArrayList<>();

    @TempDir private Path folder;
    private Path seals;
    private Path pdf;

    @BeforeEach
    void keepThreeDays() throws IOException {
        seals = folder.resolve("seals");
        Files.createDirectories(seals.resolve("2026"));
        for (int day = 0; day < 3; day++) {
            keep(day);
        }
        pdf = folder.resolve("MU-2026-000005.pdf");
        Files.write(pdf, content(5));
    }

    private void keep(int day) throws IOException {
        List<SealedDocument> documents = documents(day);
        Seal seal =
                Seal.of(
                        FIRST.plusDays(day),
                        new MerkleTree(documents.stream().map(SealedDocument::leaf).toList()),
                        chain.isEmpty() ? null : chain.getLast().hash(),
                        null,
                        Instant.parse("2026-01-11T01:00:00Z").plusSeconds(86_400L * day));
        chain.add(seal);
        Files.writeString(sealFile(day), seal.canonical());
        writeLeaves(day, documents);
    }

    private void writeLeaves(int day, List<SealedDocument> documents) throws IOException {
        Files.write(leavesFile(day), documents.stream().map(SealedDocument::canonical).toList());
    }

    private Path sealFile(int day) {
        return seals.resolve("2026").resolve(FIRST.plusDays(day) + ".json");
    }

    private Path leavesFile(int day) {
        return seals.resolve("2026").resolve(FIRST.plusDays(day) + ".leaves.jsonl");
    }

    private static List<SealedDocument> documents(int day) {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(i -> document(3 * day + i))
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    }

    private static SealedDocument document(int sequence) {
        return new SealedDocument(
                new InvoiceNumber("MU", 2026, sequence),
                new SellerId("muster-de"),
                FIRST.plusDays((sequence - 1) / 3),
                Hash.of("snapshot " + sequence),
                Hash.of("xml " + sequence),
                Hash.of(content(sequence)));
    }

    /** A PDF as far as it is looked at: it names its snapshot. */
    private static byte[] content(int sequence) {
        String id = Hash.of("snapshot " + sequence).toString().substring(0, 32);
        return ("%PDF-1.7 page " + sequence + " /ID [<" + id + "><" + id + ">]")
                .getBytes(ISO_8859_1);
    }

    private Path proof(int sequence) throws IOException {
        EventJson json =
                new EventJson(
                        ObjectMapper.create(
                                Map.of(
                                        "micronaut.serde.write-dates-as-timestamps",
                                        false,
                                        "micronaut.serde.serialization.inclusion",
                                        "ALWAYS")));
        int day = (sequence - 1) / 3;
        DayLeaves leaves = new DayLeaves(chain.get(day), documents(day));
        Path file = folder.resolve("any.json");
        Files.writeString(
                file,
                json.write(ProofJson.of(leaves.prove(document(sequence).number()).orElseThrow())));
        return file;
    }

    @Test
    void sealsWithLeavesProveADocumentWithoutItsProof() {
        assertThat(verify("--seals", seals.toString())).isZero();
        assertThat(out.toString())
                .contains("MU-2026-000005.pdf is proved.")
                .contains("byte for byte, the document MU-2026-000005 of seller muster-de")
                .contains("document 2 of 3 in the seal of 2026-01-11")
                .contains("2026-01-10 to 2026-01-12 are one chain without a gap, from the first")
                .contains("lists of documents of 3 days")
                .contains("Compare its hash with one that you got from elsewhere")
                .contains(chain.getLast().hash().toString());
    }

    @Test
    void aProofAloneProvesTheSealAndSaysWhatIsLeftOpen() throws IOException {
        assertThat(verify("--proof", proof(5).toString())).isZero();
        assertThat(out.toString())
                .contains("document 2 of 3 in the seal of 2026-01-11")
                .contains("Anything of the days before 2026-01-11")
                .doesNotContain("one chain");
    }

    @Test
    void aProofIsFoundBesideThePdf() throws IOException {
        Files.move(proof(5), folder.resolve("MU-2026-000005.proof.json"));
        assertThat(verify()).isZero();
        assertThat(out.toString()).contains("is proved");
    }

    @Test
    void aHashThatIsKnownPinsAllBefore() {
        String hash = chain.get(2).hash().toString();
        assertThat(verify("--seals", seals.toString(), "--since", hash)).isZero();
        assertThat(out.toString())
                .contains("is that of the seal of 2026-01-12: up to that day")
                .doesNotContain("Compare its hash");
    }

    @Test
    void aHashThatNoSealHasIsAFinding() {
        String hash = Hash.of("another chain").toString();
        assertThat(verify("--seals", seals.toString(), "--since", hash)).isEqualTo(1);
        assertThat(out.toString()).contains("is NOT proved").contains("broken chain: the chain");
    }

    @Test
    void sealsMayBeOneFile() throws IOException {
        Path file = folder.resolve("seals.jsonl");
        Files.write(file, chain.stream().map(Seal::canonical).toList());
        assertThat(verify("--proof", proof(5).toString(), "--seals", file.toString())).isZero();
        assertThat(out.toString()).contains("one chain without a gap");
    }

    @Test
    void sealsInAnotherOrderAreAFinding() throws IOException {
        Path file = folder.resolve("seals.jsonl");
        List<Seal> turned = new ArrayList<>(chain);
        Collections.reverse(turned);
        Files.write(file, turned.stream().map(Seal::canonical).toList());
        assertFound(
                "reordered: the chain", "--proof", proof(5).toString(), "--seals", file.toString());
    }

    @Test
    void anAlteredPdfIsFound() throws IOException {
        Files.write(pdf, "x".getBytes(UTF_8), java.nio.file.StandardOpenOption.APPEND);
        assertFound("altered: MU-2026-000005: the file names this document");
        assertFound("altered: MU-2026-000005", "--proof", proof(5).toString());
    }

    @Test
    void anotherDocumentsProofDoesNotProve() throws IOException {
        assertFound("not ours: MU-2026-000004", "--proof", proof(4).toString());
    }

    @Test
    void aPdfThatIsNotOursIsRefused() throws IOException {
        Files.write(pdf, "%PDF-1.4 something else".getBytes(UTF_8));
        assertFound("not ours: the file: none of the documents that were sealed");
    }

    @Test
    void aFileThatIsNoPdfIsRefused() throws IOException {
        Files.writeString(pdf, "<html>");
        assertThat(verify("--seals", seals.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("is not a PDF: it does not begin with %PDF-");
    }

    @Test
    void aRemovedInvoiceIsFound() throws IOException {
        List<SealedDocument> documents = documents(0);
        documents.remove(1);
        writeLeaves(0, documents);
        assertFound("removed: the seal of 2026-01-10: 1 of the sealed documents are not there");
    }

    @Test
    void anAlteredInvoiceIsFound() throws IOException {
        List<SealedDocument> documents = documents(0);
        documents.set(1, document(99));
        writeLeaves(0, documents);
        assertFound("altered: the seal of 2026-01-10");
    }

    @Test
    void anAddedInvoiceIsFound() throws IOException {
        List<SealedDocument> documents = documents(0);
        documents.add(document(99));
        writeLeaves(0, documents);
        assertFound("added: the seal of 2026-01-10: 1 documents are there");
    }

    @Test
    void reorderedInvoicesAreFound() throws IOException {
        List<SealedDocument> documents = documents(0);
        Collections.swap(documents, 0, 1);
        writeLeaves(0, documents);
        assertFound("reordered: MU-2026-000001: stands after MU-2026-000002");
    }

    @Test
    void aMissingSealIsFound() throws IOException {
        Files.delete(sealFile(1));
        assertFound("removed: the seal of 2026-01-12: that of 2026-01-11 is missing");
    }

    @Test
    void aSealThatWasChangedIsFound() throws IOException {
        Files.writeString(
                sealFile(0), chain.get(0).canonical().replace("T01:00:00Z", "T02:00:00Z"));
        assertFound("broken chain: the seal of 2026-01-11");
    }

    /**
     * All three days made anew, with another first invoice: only the proof's seal, or a hash that
     * is known, tells.
     */
    @Test
    void aChainThatWasMadeAnewIsFoundByTheProof() throws IOException {
        Path old = proof(5);
        String known = chain.getLast().hash().toString();
        chain.clear();
        for (int day = 0; day < 3; day++) {
            keep(day);
            Seal seal = chain.getLast();
            Seal forged =
                    new Seal(
                            seal.day(),
                            seal.documents(),
                            seal.root(),
                            seal.previous(),
                            null,
                            seal.sealedAt().plusSeconds(1));
            chain.set(day, forged);
            Files.writeString(sealFile(day), forged.canonical());
        }
        assertThat(verify("--seals", seals.toString())).isZero();
        assertFound(
                "altered: the seal of 2026-01-11: has the hash",
                "--proof",
                old.toString(),
                "--seals",
                seals.toString());
        assertFound(
                "broken chain: the chain: none of its seals",
                "--seals",
                seals.toString(),
                "--since",
                known);
    }

    @Test
    void whatIsNoSealIsFoundByItsName() throws IOException {
        Files.writeString(sealFile(0), "{}");
        assertFound("altered: 2026-01-10.json: is not the canonical JSON of a seal");
    }

    @Test
    void whatIsNoLeafIsFoundByItsLine() throws IOException {
        Files.writeString(leavesFile(0), documents(0).getFirst().canonical() + "\nrubbish\n");
        assertFound("altered: 2026-01-10.leaves.jsonl: line 2 of 2026-01-10.leaves.jsonl");
    }

    @Test
    void whatIsNoProofIsRefusedWithItsField() throws IOException {
        Path file = proof(5);
        Files.writeString(file, Files.readString(file).replace("\"index\":1", "\"index\":7"));
        assertThat(verify("--proof", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("is not a proof: index must be from 0 to 2");
    }

    @Test
    void withoutProofAndSealsItIsUsedWrongly() {
        assertThat(verify()).isEqualTo(2);
        assertThat(err.toString()).contains("give the proof with --proof");
    }

    private void assertFound(String finding, String... options) {
        String[] given = options.length == 0 ? new String[] {"--seals", seals.toString()} : options;
        out.getBuffer().setLength(0);
        assertThat(verify(given)).isEqualTo(1);
        assertThat(out.toString()).contains("is NOT proved").contains(finding);
    }

    private int verify(String... options) {
        List<String> args = new ArrayList<>(List.of("verify", pdf.toString()));
        args.addAll(List.of(options));
        return Billfold.commandLine(new PrintWriter(out), new PrintWriter(err, true))
                .execute(args.toArray(String[]::new));
    }
}
