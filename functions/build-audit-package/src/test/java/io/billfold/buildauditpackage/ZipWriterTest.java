package io.billfold.buildauditpackage;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.buildauditpackage.ZipRecord.Method;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Zips that other programs read: the JDK's, and unzip and Python where they are. */
final class ZipWriterTest {
    private static final long FIVE_GB = 5_000_000_000L;

    @TempDir private Path folder;

    private static void end(ZipWriter zip) throws IOException {
        long directoryAt = zip.offset();
        zip.directory(zip.takeDirectory());
        zip.end(directoryAt);
    }

    @Test
    void writesStoredDeflatedAndSpooledFilesOfAnyName() throws Exception {
        Path file = folder.resolve("small.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            ZipWriter zip = new ZipWriter(out, 0, 0);
            zip.store("documents/ÄÖ-1.pdf", "pdf".getBytes(UTF_8));
            zip.deflate("empty.txt", new byte[0]);
            zip.spool(
                    "long.csv",
                    lines -> {
                        for (int i = 0; i < 100_000; i++) {
                            lines.write("a line\n".getBytes(UTF_8));
                        }
                    });
            end(zip);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly("documents/ÄÖ-1.pdf", "empty.txt", "long.csv");
            assertThat(zip.getEntry("long.csv").getSize()).isEqualTo(700_000);
            assertThat(zip.getEntry("long.csv").getCompressedSize()).isLessThan(10_000);
            assertThat(zip.getInputStream(zip.getEntry("long.csv")).readAllBytes())
                    .hasSize(700_000);
        }
        assertThat(others(file)).containsOnly(0);
    }

    /** The number of files does not fit into the 16 bits of the old form. */
    @Test
    void writesMoreFilesThanTheOldFormKnows() throws Exception {
        Path file = folder.resolve("many.zip");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ZipWriter zip = new ZipWriter(out, 0, 0);
            for (int i = 0; i < 70_000; i++) {
                zip.store("f/" + i, new byte[] {(byte) i});
            }
            end(zip);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.size()).isEqualTo(70_000);
            assertThat(zip.getInputStream(zip.getEntry("f/69999")).readAllBytes())
                    .containsExactly((byte) 69_999);
        }
        assertThat(others(file)).containsOnly(0);
    }

    /**
     * A file of 5 GB, which is a hole on the disk, and one that begins behind it: half a minute, so
     * only with {@code -Dbillfold.large}.
     */
    @Test
    @EnabledIfSystemProperty(named = "billfold.large", matches = ".*")
    void writesMoreBytesThanTheOldFormKnows() throws Exception {
        Path file = folder.resolve("large.zip");
        ZipRecord large = new ZipRecord("zeros", Method.STORED, crcOfZeros(), FIVE_GB, FIVE_GB, 0);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(large.local());
            out.seek(out.getFilePointer() + FIVE_GB);
            long behind = out.getFilePointer();
            ZipWriter zip = new ZipWriter(Channels.newOutputStream(out.getChannel()), behind, 1);
            zip.deflate("behind.txt", "here".getBytes(UTF_8));
            long directoryAt = zip.offset();
            zip.directory(large.central());
            zip.directory(zip.takeDirectory());
            zip.end(directoryAt);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("zeros").getSize()).isEqualTo(FIVE_GB);
            assertThat(zip.getEntry("zeros").getCrc()).isEqualTo(large.crc());
            assertThat(zip.getInputStream(zip.getEntry("zeros")).skip(FIVE_GB)).isEqualTo(FIVE_GB);
            assertThat(zip.getInputStream(zip.getEntry("behind.txt")).readAllBytes())
                    .asString(UTF_8)
                    .isEqualTo("here");
        }
        assertThat(others(file)).containsOnly(0);
    }

    private static long crcOfZeros() {
        CRC32 crc = new CRC32();
        byte[] zeros = new byte[10_000_000];
        for (long left = FIVE_GB; left > 0; left -= zeros.length) {
            crc.update(zeros);
        }
        return crc.getValue();
    }

    /** What the programs of this machine say of a zip: their exit codes. */
    private static int[] others(Path file) throws Exception {
        String python =
                "import sys,zipfile; sys.exit(0 if zipfile.ZipFile(sys.argv[1]).testzip() is None else 1)";
        return new int[] {
            code("unzip", "-tqq", file.toString()), code("python3", "-c", python, file.toString())
        };
    }

    /** 0 also where there is no such program. */
    private static int code(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } catch (IOException noSuchProgram) {
            return 0;
        }
    }

    /** Fields by hand from APPNOTE 6.3.10, sections 4.3.7 and 4.3.16. */
    @Test
    void writesTheFieldsOfTheFormat() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZipWriter zip = new ZipWriter(out, 0, 0);
        zip.store("a", new byte[] {'x'});
        end(zip);
        assertThat(java.util.HexFormat.of().formatHex(out.toByteArray()))
                .isEqualTo(
                        "504b0304" // local file header
                                + "1400" // version 2.0
                                + "0008" // names are UTF-8
                                + "0000" // stored
                                + "00002100" // 1980-01-01 00:00
                                + "8316dc8c" // CRC-32 of x
                                + "01000000"
                                + "01000000"
                                + "0100"
                                + "0000"
                                + "61"
                                + "78"
                                + "504b0102" // central directory
                                + "1403" // made by Unix, version 2.0
                                + "1400"
                                + "0008"
                                + "0000"
                                + "00002100"
                                + "8316dc8c"
                                + "01000000"
                                + "01000000"
                                + "0100"
                                + "0000"
                                + "0000"
                                + "0000"
                                + "0000"
                                + "0000a481" // a file, rw-r--r--
                                + "00000000"
                                + "61"
                                + "504b0506" // end
                                + "0000"
                                + "0000"
                                + "0100"
                                + "0100"
                                + "2f000000" // 47 bytes of directory
                                + "20000000" // behind 32 bytes of file
                                + "0000");
    }
}
