package io.billfold.local.s3;

import io.billfold.local.http.Answer;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Uploads in parts; unfinished ones are kept in memory only. */
final class Uploads {
    /** The least bytes of a part that is not the last one. */
    private static final int PART_BYTES_MIN = 5 * 1024 * 1024;

    private record Upload(S3Call begun, Map<String, String> headers, Map<Integer, byte[]> parts) {}

    /**
     * An upload whose parts were put together.
     *
     * @param begun the call that began it, which carries its Object Lock headers
     */
    @SuppressWarnings("ArrayRecordComponent") // uploads are never compared
    record Complete(S3Call begun, Map<String, String> headers, byte[] body, String etag) {
        byte[] result(S3Call call) {
            return Xml.nest(
                            "CompleteMultipartUploadResult",
                            Xml.element("Bucket", call.bucket()),
                            Xml.element("Key", call.key()),
                            Xml.element("ETag", etag))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

    Answer begin(S3Call call, Map<String, String> headers) {
        String id = UUID.randomUUID().toString();
        uploads.put(id, new Upload(call, headers, new TreeMap<>()));
        return Answer.xml(
                200,
                Xml.nest(
                        "InitiateMultipartUploadResult",
                        Xml.element("Bucket", call.bucket()),
                        Xml.element("Key", call.key()),
                        Xml.element("UploadId", id)));
    }

    Answer part(String id, S3Call call) {
        byte[] body = call.payload().bytes();
        int number = Integer.parseInt(call.query().getOrDefault("partNumber", "0"));
        find(id).parts().put(number, body);
        Answer answer = Answer.empty(200).with("etag", Hash.etag(body));
        for (Map.Entry<String, String> checksum : call.payload().checksums().entrySet()) {
            answer = answer.with(checksum.getKey(), checksum.getValue());
        }
        return answer;
    }

    Answer abort(String id) {
        uploads.remove(id);
        return Answer.empty(204);
    }

    Complete complete(String id, String document) {
        Upload upload = find(id);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        List<String> numbers = Xml.all(document, "PartNumber");
        List<String> etags = Xml.all(document, "ETag");
        for (int i = 0; i < numbers.size(); i++) {
            byte[] part =
                    checked(
                            upload.parts().get(Integer.parseInt(numbers.get(i).trim())),
                            i < etags.size() ? etags.get(i) : "",
                            i == numbers.size() - 1);
            body.writeBytes(part);
            digests.writeBytes(Hash.md5(part));
        }
        uploads.remove(id);
        String digest = HexFormat.of().formatHex(Hash.md5(digests.toByteArray()));
        String etag = '"' + digest + "-" + numbers.size() + '"';
        return new Complete(upload.begun(), upload.headers(), body.toByteArray(), etag);
    }

    private static byte[] checked(byte @Nullable [] part, String etag, boolean isLast) {
        if (part == null || !Hash.etag(part).replace("\"", "").equals(bare(etag))) {
            throw new S3Error(
                    400,
                    "InvalidPart",
                    "One or more of the specified parts could not be found, or another was uploaded");
        }
        if (!isLast && part.length < PART_BYTES_MIN) {
            throw new S3Error(
                    400,
                    "EntityTooSmall",
                    "Your proposed upload is smaller than the minimum allowed size");
        }
        return part;
    }

    private static String bare(String etag) {
        return etag.replace("&quot;", "").replace("\"", "").trim();
    }

    private Upload find(String id) {
        Upload upload = uploads.get(id);
        if (upload == null) {
            throw new S3Error(404, "NoSuchUpload", "The specified upload does not exist: " + id);
        }
        return upload;
    }
}
