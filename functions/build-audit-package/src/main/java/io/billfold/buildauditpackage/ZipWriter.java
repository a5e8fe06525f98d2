package io.billfold.buildauditpackage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.buildauditpackage.ZipRecord.Method;
import io.billfold.store.Sha256;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/** Adds files to a zip, and notes what its end and its lists will say of them. */
final class ZipWriter {
    private final OutputStream out;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private final StringBuilder sums = new StringBuilder();
    private long offset;
    private long entries;

    /**
     * Goes on with a zip.
     *
     * @param offset how many bytes it has
     * @param entries how many files
     */
    ZipWriter(OutputStream out, long offset, long entries) {
        this.out = out;
        this.offset = offset;
        this.entries = entries;
    }

    /** Adds a file as it is: for what is packed in itself. */
    void store(String name, byte[] content) throws IOException {
        add(name, Method.STORED, content, content);
    }

    /** Adds a file deflated. */
    void deflate(String name, byte[] content) throws IOException {
        add(name, Method.DEFLATED, content, Spool.deflated(content));
    }

    private void add(String name, Method method, byte[] content, byte[] packed) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        begin(
                new ZipRecord(name, method, crc.getValue(), packed.length, content.length, offset),
                Sha256.hex(content));
        write(packed);
    }

    /** Adds a file of any length, deflated. */
    void spool(String name, Spool.Content content) throws IOException {
        try (Spool spool = Spool.of(content)) {
            ZipRecord record = spool.record(name, offset);
            begin(record, spool.sha256());
            spool.copyTo(out);
            offset += record.packed();
        }
    }

    private void begin(ZipRecord record, String sha256) throws IOException {
        directory.writeBytes(record.central());
        sums.append(sha256).append("  ").append(record.name()).append('\n');
        entries++;
        write(record.local());
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        offset += bytes.length;
    }

    /** A piece of the records of all files, which stand after the files. */
    void directory(byte[] records) throws IOException {
        write(records);
    }

    /** The end of the zip. */
    void end(long directoryAt) throws IOException {
        write(new ZipEnd(entries, directoryAt, offset - directoryAt).bytes());
    }

    /** How many bytes the zip has. */
    long offset() {
        return offset;
    }

    /** How many files it has. */
    long entries() {
        return entries;
    }

    /** The records of what was added since it was last asked. */
    byte[] takeDirectory() {
        byte[] taken = directory.toByteArray();
        directory.reset();
        return taken;
    }

    /** The lines of {@code SHA256SUMS} of what was added since it was last asked. */
    byte[] takeSums() {
        byte[] taken = sums.toString().getBytes(UTF_8);
        sums.setLength(0);
        return taken;
    }
}
