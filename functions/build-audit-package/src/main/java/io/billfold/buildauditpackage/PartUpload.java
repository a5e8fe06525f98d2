package io.billfold.buildauditpackage;

import io.billfold.store.PackageFiles;
import io.billfold.store.PackageFiles.Part;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The zip on its way to S3: bytes are kept until they are a part, which is then uploaded. All parts
 * but the last have the same length, so the same bytes are the same parts, whoever goes on with
 * what another run left over.
 */
final class PartUpload extends OutputStream {
    /** 10,000 parts of 8 MiB are 80 GB, or a million documents. */
    static final int PART_BYTES = 8 * 1024 * 1024;

    private final PackageFiles files;
    private final String key;
    private final String uploadId;
    private final byte[] buffer = new byte[PART_BYTES];
    private final List<Part> parts = new ArrayList<>();
    private int filled;
    private int last;

    /**
     * Goes on with an upload.
     *
     * @param last the number of the last part that is uploaded, 0 for none
     * @param rest what is not uploaded yet, less than a part
     */
    PartUpload(PackageFiles files, String key, String uploadId, int last, byte[] rest) {
        this.files = files;
        this.key = key;
        this.uploadId = uploadId;
        this.last = last;
        System.arraycopy(rest, 0, buffer, 0, rest.length);
        this.filled = rest.length;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        while (at < from + length) {
            int fits = Math.min(PART_BYTES - filled, from + length - at);
            System.arraycopy(bytes, at, buffer, filled, fits);
            filled += fits;
            at += fits;
            if (filled == PART_BYTES) {
                upload();
            }
        }
    }

    private void upload() throws IOException {
        if (last == PackageFiles.PARTS_MAX) {
            throw new IOException(
                    "the package has more than " + PackageFiles.PARTS_MAX + " parts of 8 MiB");
        }
        last++;
        parts.add(files.part(key, uploadId, last, Arrays.copyOf(buffer, filled)));
        filled = 0;
    }

    /** The number of the last part that is uploaded. */
    int last() {
        return last;
    }

    /** What was uploaded since it was last asked. */
    List<Part> takeParts() {
        List<Part> taken = List.copyOf(parts);
        parts.clear();
        return taken;
    }

    /** What is not uploaded. */
    byte[] rest() {
        return Arrays.copyOf(buffer, filled);
    }

    /** Uploads the rest, and puts all parts together. */
    void complete(List<Part> before) throws IOException {
        if (filled > 0 || last == 0) {
            upload();
        }
        List<Part> all = new ArrayList<>(before);
        all.addAll(takeParts());
        files.complete(key, uploadId, all);
    }
}
