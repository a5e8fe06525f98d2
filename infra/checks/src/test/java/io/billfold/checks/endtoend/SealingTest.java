package io.billfold.checks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.StoredInvoice;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.local.command.Billfold;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A document is issued, sealed by the schedule, and proved from files with the commands alone. */
class SealingTest {
    private static TestCloud cloud;
    private static StoredInvoice invoice;

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void billsAndSeals() {
        cloud = TestCloud.startedAt(Instant.parse("2026-01-04T12:00:00Z"));
        for (String id : List.of("one", "two", "three")) {
            cloud.send("Orders", Orders.domestic(id, "2026-01-05").toString());
        }
        cloud.settle();
        cloud.advanceTo("2026-01-08T12:00:00Z");
        invoice = cloud.invoicesOf("account-two").getFirst();
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void everyDayThatIsOverHasASealAndEveryDocumentIsInOne() {
        assertThat(sealed("2026-01-05").lines().count()).isEqualTo(3);
        assertThat(sealed("2026-01-06")).isEmpty();
        assertThat(sealed("2026-01-07")).isEmpty();
        assertThat(cloud.items("Invoices", "OUTBOX#"))
                .filteredOn(item -> item.text("outbox").equals("DaySealed"))
                .extracting(item -> item.text("pk"))
                .contains("OUTBOX#DaySealed:2026-01-05", "OUTBOX#DaySealed:2026-01-07");
        assertThat(cloud.audited().violations()).isEmpty();
    }

    private static String sealed(String day) {
        return cloud.object("Documents", "seals/2026/" + day + ".leaves.jsonl");
    }

    @Test
    void theDocumentIsProvedFromFilesAlone() throws Exception {
        Path pdf = pdf();
        Path seals = folder.resolve("seals");
        run("proof", invoice.number(), "--out", folder.resolve("any.json").toString());
        run("seals", "--from", "2026-01-01", "--out", seals.toString(), "--leaves");
        String hash = hash();
        run(
                "verify",
                pdf.toString(),
                "--proof",
                folder.resolve("any.json").toString(),
                "--seals",
                seals.toString(),
                "--since",
                hash);
        assertThat(out.toString())
                .contains("is proved")
                .contains("the document " + invoice.number() + " of seller muster-de")
                .contains("of 3 in the seal of 2026-01-05")
                .contains("is that of the seal of 2026-01-07");
        out.getBuffer().setLength(0);
        run("verify", pdf.toString(), "--seals", seals.toString());
        assertThat(out.toString()).contains("is proved");
    }

    @Test
    void theDocumentIsRenderedAgainByteForByte() {
        run("regenerate", invoice.number());

        assertThat(out.toString().lines().skip(1))
                .hasSize(4)
                .allMatch(line -> line.contains(" identical, "));
    }

    @Test
    void aPdfThatWasChangedIsFoundAndNamed() throws Exception {
        Path pdf = pdf();
        byte[] content = Files.readAllBytes(pdf);
        content[content.length / 2]++;
        Files.write(pdf, content);
        run("proof", invoice.number(), "--out", folder.resolve("any.json").toString());
        assertThat(
                        Billfold.run(
                                new PrintWriter(out),
                                new PrintWriter(err, true),
                                "verify",
                                pdf.toString(),
                                "--proof",
                                folder.resolve("any.json").toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("altered: " + invoice.number());
    }

    @Test
    void nobodyReplacesOrDeletesASeal() {
        S3Client s3 = cloud.aws().s3();
        String bucket = cloud.physicalId("Documents");
        for (String key :
                List.of("seals/2026/2026-01-05.json", "seals/2026/2026-01-05.leaves.jsonl")) {
            String version = s3.headObject(r -> r.bucket(bucket).key(key)).versionId();
            assertThatThrownBy(
                            () ->
                                    s3.deleteObject(
                                            r -> r.bucket(bucket).key(key).versionId(version)))
                    .isInstanceOf(S3Exception.class);
            assertThatThrownBy(
                            () ->
                                    s3.putObject(
                                            r -> r.bucket(bucket).key(key).ifNoneMatch("*"),
                                            RequestBody.fromString("{}")))
                    .isInstanceOf(S3Exception.class);
        }
    }

    @Test
    void todayIsNotSealedOnDemand() {
        assertThat(
                        cloud.call(
                                        "POST",
                                        "/seals",
                                        "audit",
                                        io.billfold.local.http.Json.object()
                                                .put("version", 1)
                                                .put("until", "2026-01-08"))
                                .status())
                .isEqualTo(422);
        run("seal");
        assertThat(out.toString()).contains("all of that was sealed before");
    }

    private Path pdf() throws IOException {
        Path pdf = folder.resolve("invoice.pdf");
        String bucket = cloud.physicalId("Documents");
        String key = invoice.attribute("documentKey");
        Files.write(
                pdf,
                cloud.aws()
                        .s3()
                        .getObjectAsBytes(r -> r.bucket(bucket).key(key))
                        .asByteArrayUnsafe());
        return pdf;
    }

    /** The hash of the last seal, as sha256sum would show it. */
    private static String hash() {
        return io.billfold.billing.proof.Hash.of(
                        cloud.object("Documents", "seals/2026/2026-01-07.json").getBytes(UTF_8))
                .toString();
    }

    private void run(String... args) {
        Stream<String> endpoint =
                args[0].equals("verify")
                        ? Stream.of()
                        : Stream.of("--endpoint", cloud.endpoint().toString());
        String[] all = Stream.concat(Arrays.stream(args), endpoint).toArray(String[]::new);
        int exit = Billfold.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
        assertThat(exit).as(err.toString() + out).isZero();
    }
}
