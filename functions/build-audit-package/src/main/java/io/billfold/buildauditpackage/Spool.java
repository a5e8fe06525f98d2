package io.billfold.buildauditpackage;

import io.billfold.buildauditpackage.ZipRecord.Method;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A file on its way into the zip, deflated: what stands before it names its length and sums, so it
 * is written to a temporary file first. Closing it deletes that file.
 */
final class Spool implements AutoCloseable {
    /** The most bytes of a deflated file: the function has 4 GiB of temporary space. */
    static final long PACKED_BYTES_MAX = 3L << 30;

    private final Path path;
    private final Sums sums;
    private final long packed;

    private Spool(Path path, Sums sums, long packed) {
        this.path = path;
        this.sums = sums;
        this.packed = packed;
    }

    /** What writes a file. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Writes a file.
     *
     * @throws IOException when it is too long even when it is deflated
     */
    static Spool of(Content content) throws IOException {
        Path path = Files.createTempFile("audit-package", ".deflated");
        Deflater deflater = deflater();
        try (Bounded file = new Bounded(new BufferedOutputStream(Files.newOutputStream(path)))) {
            Sums sums = new Sums(new DeflaterOutputStream(file, deflater, 8 * 1024));
            content.write(sums);
            sums.close();
            return new Spool(path, sums, Files.size(path));
        } catch (IOException | RuntimeException e) {
            Files.delete(path);
            throw e;
        } finally {
            deflater.end();
        }
    }

    private static Deflater deflater() {
        return new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    }

    /** Bytes that are small enough for memory, deflated. */
    static byte[] deflated(byte[] content) throws IOException {
        Deflater deflater = deflater();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(content);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    /** What the zip says of it. */
    ZipRecord record(String name, long offset) {
        return new ZipRecord(name, Method.DEFLATED, sums.crc.getValue(), packed, sums.size, offset);
    }

    /** Its SHA-256, once it is written. */
    String sha256() {
        return HexFormat.of().formatHex(sums.sha256.digest());
    }

    void copyTo(OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            in.transferTo(out);
        }
    }

    @Override
    public void close() throws IOException {
        Files.delete(path);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Counts and sums what goes through. */
    private static final class Sums extends FilterOutputStream {
        private final CRC32 crc = new CRC32();
        private final MessageDigest sha256 = digest();
        private long size;

        Sums(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            crc.update(bytes, from, length);
            sha256.update(bytes, from, length);
            size += length;
            out.write(bytes, from, length);
        }
    }

    /** A file that ends the program rather than the disk. */
    private static final class Bounded extends FilterOutputStream {
        private long written;

        Bounded(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            written += length;
            if (written > PACKED_BYTES_MAX) {
                throw new IOException(
                        "a file has more than " + PACKED_BYTES_MAX + " bytes deflated");
            }
            out.write(bytes, from, length);
        }
    }
}
