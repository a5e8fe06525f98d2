package io.billfold.testkit.aws;

import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Uploads in parts that are not complete. */
final class ModelUploads {
    /** The least bytes of a part that is not the last one. */
    private static final int PART_BYTES_MIN = 5 * 1024 * 1024;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final Map<String, Map<Integer, byte[]>> uploads = new HashMap<>();
    private long lastId;

    String begin() {
        String id = "upload-" + ++lastId;
        uploads.put(id, new TreeMap<>());
        return id;
    }

    /** Takes a part, and gives its tag. */
    String part(String id, int number, byte[] content) {
        find(id).put(number, content);
        return etag(content);
    }

    /**
     * Ends an upload.
     *
     * @throws S3Exception when a part is not the one that was uploaded, is too small, or out of
     *     order
     */
    byte[] complete(String id, List<CompletedPart> parts) {
        Map<Integer, byte[]> uploaded = find(id);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int last = parts.getLast().partNumber();
        int before = 0;
        for (CompletedPart part : parts) {
            byte[] found = uploaded.get(part.partNumber());
            if (found == null || !etag(found).equals(part.eTag())) {
                throw refused("InvalidPart", "part " + part.partNumber() + " is another");
            }
            if (part.partNumber() <= before) {
                throw refused("InvalidPartOrder", "part " + part.partNumber());
            }
            boolean isLast = part.partNumber() >= last;
            if (!isLast && found.length < PART_BYTES_MIN) {
                throw refused("EntityTooSmall", "part " + part.partNumber());
            }
            content.writeBytes(found);
            before = part.partNumber();
        }
        uploads.remove(id);
        return content.toByteArray();
    }

    private Map<Integer, byte[]> find(String id) {
        Map<Integer, byte[]> upload = uploads.get(id);
        if (upload == null) {
            throw ModelBucket.error(
                    NOT_FOUND, "NoSuchUpload", "The specified upload does not exist: " + id);
        }
        return upload;
    }

    private static S3Exception refused(String code, String message) {
        return ModelBucket.error(BAD_REQUEST, code, message);
    }

    private static String etag(byte[] content) {
        return '"' + HexFormat.of().formatHex(Sha256.of(content), 0, 16) + '"';
    }
}
