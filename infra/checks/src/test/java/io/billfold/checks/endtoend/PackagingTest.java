package io.billfold.checks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.checks.cloud.Orders;
import io.billfold.checks.cloud.TestCloud;
import io.billfold.local.command.Billfold;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** An auditor takes a period home with one command, and checks it with another. */
class PackagingTest {
    private static TestCloud cloud;
    private static Path zip;

    @TempDir private static Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void billsSealsAndPacks() {
        cloud = TestCloud.startedAt(Instant.parse("2026-01-04T12:00:00Z"));
        for (String id : List.of("one", "two", "three")) {
            cloud.send("Orders", Orders.domestic(id, "2026-01-05").toString());
        }
        cloud.settle();
        cloud.advanceTo("2026-02-02T12:00:00Z");
        zip = folder.resolve("january.zip");
        PackagingTest test = new PackagingTest();
        assertThat(test.run(ask(zip))).as(test.err.toString()).isZero();
        assertThat(test.out.toString()).contains("finished: 3 of 3 documents");
    }

    private static String[] ask(Path file) {
        return new String[] {
            "audit-package",
            "muster-de",
            "--from",
            "2026-01-01",
            "--to",
            "2026-01-31",
            "--out",
            file.toString()
        };
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        if (arguments[0].equals("audit-package")) {
            all.addAll(List.of("--endpoint", cloud.endpoint().toString()));
        }
        return Billfold.run(
                new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    }

    @Test
    void itIsWholeAndItsDocumentsAreUnderSeals() throws IOException {
        assertThat(run("verify", zip.toString())).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("is whole")
                .contains("3 of 3 documents are under a seal");
        assertThat(text("manifest.csv").lines().skip(1))
                .hasSize(3)
                .allMatch(it -> it.endsWith(",complete"));
        // three times 100.00 and 19 percent: on the books what is on the invoices
        assertThat(text("books/saf-t-EUR.xml"))
                .contains("<TotalDebit>357.00</TotalDebit><TotalCredit>357.00</TotalCredit>");
    }

    private static String text(String name) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile());
                InputStream in = file.getInputStream(file.getEntry(name))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void theSameRequestIsTheSamePackage() throws IOException {
        Path again = folder.resolve("again.zip");
        assertThat(run(ask(again))).as(err.toString()).isZero();
        assertThat(Files.mismatch(zip, again)).isEqualTo(-1);
        assertThat(cloud.items("Invoices", "OUTBOX#"))
                .filteredOn(item -> item.text("outbox").equals("AuditPackageRequested"))
                .hasSize(1);
        assertThat(cloud.audited().violations()).isEmpty();
    }

    @Test
    void whatWasChangedRemovedOrAddedIsFound() throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            List<String> names =
                    Collections.list(file.entries()).stream().map(ZipEntry::getName).toList();
            String pdf = names.stream().filter(it -> it.endsWith(".pdf")).findFirst().orElseThrow();
            assertThat(verified(copy(file, names, pdf, "another"))).contains("ALTERED: " + pdf);
            assertThat(verified(copy(file, without(names, pdf), "", "")))
                    .contains("REMOVED: " + pdf);
            assertThat(verified(copy(file, names, "extra.pdf", "added")))
                    .contains("ADDED: extra.pdf");
        }
        assertThat(run("verify", folder.resolve("none.zip").toString())).isEqualTo(1);
    }

    private static List<String> without(List<String> names, String name) {
        return names.stream().filter(it -> !it.equals(name)).toList();
    }

    private String verified(Path file) {
        out.getBuffer().setLength(0);
        assertThat(run("verify", file.toString())).isEqualTo(1);
        return out.toString();
    }

    private static Path copy(ZipFile file, List<String> names, String changed, String content)
            throws IOException {
        Path target = folder.resolve("changed.zip");
        try (OutputStream bytes = Files.newOutputStream(target);
                ZipOutputStream copy = new ZipOutputStream(bytes)) {
            for (String name :
                    Stream.concat(names.stream(), Stream.of(changed)).distinct().toList()) {
                if (!name.isEmpty()) {
                    copy.putNextEntry(new ZipEntry(name));
                    copy.write(
                            name.equals(changed)
                                    ? content.getBytes(UTF_8)
                                    : file.getInputStream(file.getEntry(name)).readAllBytes());
                }
            }
        }
        return target;
    }
}
