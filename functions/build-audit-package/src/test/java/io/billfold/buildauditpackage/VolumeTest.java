package io.billfold.buildauditpackage;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * 100,000 invoices, which are 300,000 files, in 96 MB of memory, by runs of five seconds. Three
 * times as many need some MB more, for the ids of customers.
 */
final class VolumeTest {
    private static final int INVOICES = Integer.getInteger("billfold.invoices", 20_000);

    @TempDir private Path folder;

    @Test
    void manyInvoicesFitIntoLittleMemory() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx96m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Volume.class.getName(),
                                folder.toString(),
                                Integer.toString(INVOICES),
                                "2000")
                        .redirectError(folder.resolve("err").toFile())
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        System.out.println(said.lines().toList().getLast());
        assertThat(said).as("see %s", folder.resolve("err")).contains(", FINISHED");
        try (ZipFile zip = new ZipFile(folder.resolve("zip").toFile())) {
            assertThat(zip.size()).isEqualTo(3 * INVOICES + 5 + 3);
            assertThat(lines(zip, "manifest.csv")).isEqualTo(INVOICES + 1);
            assertThat(lines(zip, "SHA256SUMS")).isEqualTo(zip.size() - 1);
            assertThat(lines(zip, "books/journal.csv")).isEqualTo(3 * INVOICES + 1);
            for (String name : List.of("000001", "010000", "020000")) {
                ZipEntry pdf = zip.getEntry("documents/MU-2026-" + name + ".pdf");
                assertThat(zip.getInputStream(pdf).readAllBytes()).hasSize(2000);
            }
        }
    }

    private static long lines(ZipFile zip, String name) throws Exception {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), UTF_8).lines().count();
        }
    }
}
