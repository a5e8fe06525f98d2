package io.billfold.buildauditpackage;

import io.billfold.store.PackageFiles.Part;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a step leaves beside the zip, for the end of it.
 *
 * @param parts that it uploaded
 * @param directory the zip's records of its files, as they stand at the end
 * @param manifest its lines of the manifest, UTF-8
 * @param sums its lines of {@code SHA256SUMS}, UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // written and read, never compared
record StepFile(List<Part> parts, byte[] directory, byte[] manifest, byte[] sums) {
    private static final int FORM = 1;

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(FORM);
        out.writeInt(parts.size());
        for (Part part : parts) {
            out.writeInt(part.number());
            out.writeUTF(part.etag());
        }
        for (byte[] block : List.of(directory, manifest, sums)) {
            out.writeInt(block.length);
            out.write(block);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws IllegalStateException when a later release wrote it
     */
    static StepFile read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int form = in.readInt();
        if (form != FORM) {
            throw new IllegalStateException("file of a step has form " + form + ", known is 1");
        }
        List<Part> parts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            parts.add(new Part(in.readInt(), in.readUTF()));
        }
        return new StepFile(parts, block(in), block(in), block(in));
    }

    private static byte[] block(DataInputStream in) throws IOException {
        byte[] block = new byte[in.readInt()];
        in.readFully(block);
        return block;
    }
}
